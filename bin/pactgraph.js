#!/usr/bin/env node
/** The command line, or what to run before there is one: in a checkout this file is there before anything is built. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => new URL(`../${path}`, import.meta.url);

/** Without packages `npm ci`, which builds too. */
const first = existsSync(at('node_modules/typescript')) ? 'npm run build' : 'npm ci';

if (existsSync(at('dist/cli.js'))) {
  try {
    await import(at('dist/cli.js'));
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    notReady();
  }
} else notReady();

function notReady() {
  process.stderr.write(`pactgraph cannot run yet: first run \`${first}\` in ${fileURLToPath(at(''))}\n`);
  process.exitCode = 2;
}
