/** Identifies this tool for what is kept between its runs: by its version, and the files it consists of. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Changes with the version, and while somebody works on the tool itself. */
export function toolStamp(version: string): string {
  const hash = createHash('sha256').update(`${version} ${process.version}`);
  const source = fileURLToPath(new URL('../..', import.meta.url));
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.[jt]s$/.test(file)) hash.update(stampOf(join(source, file)));
  hash.update(stampOf(fileURLToPath(import.meta.resolve('@neo4j-cypher/language-support'))));
  return hash.digest('hex');
}

function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${path} ${size} ${mtimeMs}\n`;
}
