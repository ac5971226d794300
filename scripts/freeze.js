/**
 * Keeps the contract as clients know it in schema/frozen.graphql: run by `npm run freeze` with a release. With --check, which is
 * part of `npm run drift`, it fails for what would break their documents and is not told in CHANGELOG.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { packageRoot } from '../dist/package.js';
import { bare, untoldBreaks } from './contract.js';

const frozen = join(packageRoot, 'schema/frozen.graphql');
const read = (path) => readFileSync(join(packageRoot, path), 'utf8');
const current = read('schema/public.graphql');

if (process.argv.includes('--check')) {
  const untold = await untoldBreaks(readFileSync(frozen, 'utf8'), current, read('CHANGELOG.md'));
  for (const { path, message } of untold) console.error(`${path}: ${message}`);
  if (untold.length > 0)
    console.error(
      `This breaks documents of clients. Keep it, or say what to write instead under "### Breaking" of CHANGELOG.md's unreleased changes, with each path in backticks.`,
    );
  process.exitCode = untold.length > 0 ? 1 : 0;
} else {
  writeFileSync(
    frozen,
    `# The public contract as of the last release, without its texts: written by \`npm run freeze\`.\n\n${bare(buildSchema(current))}\n`,
  );
  console.log('wrote schema/frozen.graphql');
}
