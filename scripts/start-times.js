/**
 * From nothing to a served query, with a Java of this machine and with one that is fetched; writes the table in
 * docs/operations.md. Usage: npm run start-times, on a machine that does nothing else and reaches a Maven repository.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spread, writeTable } from './table.js';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const port = '4399';
const laterStarts = 5;

const secondsOf = (start) => (performance.now() - start) / 1_000;

function run(args, env) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env: { ...process.env, NEO4J_URI: '', ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return secondsOf(start);
}

/** Seconds until a query is answered with data; the server is stopped afterwards. */
async function startTime(env) {
  const start = performance.now();
  const child = spawn(process.execPath, [cli, 'start'], {
    env: { ...process.env, NEO4J_URI: '', ...env, PACTGRAPH_PORT: port },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await isServed())) {
    if (child.exitCode !== null) throw new Error('The server ended.');
    await sleep(20);
  }
  const seconds = secondsOf(start);
  child.kill('SIGTERM');
  await ended;
  return seconds;
}

async function isServed() {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ organisation(id: \\"org/hkpc\\") { name } }"}',
    });
    return response.status === 200 && (await response.json()).data.organisation !== null;
  } catch {
    return false;
  }
}

async function row(title, java) {
  const folder = mkdtempSync(join(tmpdir(), 'pactgraph-start-'));
  const env = { ...java, PACTGRAPH_HOME: join(folder, 'home'), PACTGRAPH_DATA: join(folder, 'data') };
  const download = run(['neo4j', 'fetch'], env);
  const first = await startTime(env);
  // The JVM of the first run puts its classes in order for the later ones, and then ends.
  await sleep(45_000);
  const later = [];
  for (let i = 0; i < laterStarts; i++) later.push(await startTime(env));
  rmSync(folder, { recursive: true });
  return [title, spread([download]), spread([first]), spread(later)];
}

const help = Array.from({ length: 10 }, () => run(['--help'], {})).sort((a, b) => a - b);
writeTable(
  'start-times',
  ['', 'download, once', 'first start beside it, seeds loaded', `later starts, ${laterStarts} of them`],
  [
    await row('with a Java 21 or 25 on the machine', {}),
    await row('without one (`PACTGRAPH_JAVA=bundled`)', { PACTGRAPH_JAVA: 'bundled' }),
  ],
);
console.log(`--help: median of ${help.length} ${((help[5] ?? 0) * 1_000).toFixed(0)} ms`);
