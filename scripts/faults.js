/**
 * Every fault of the table in docs/operations.md, as often as is promised there; writes that table.
 * Usage: npm run faults, on a machine that does nothing else; takes about half an hour.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spread, writeTable } from './table.js';

const promised = {
  PACTGRAPH_DRILL_START_KILLS: '20',
  PACTGRAPH_DRILL_POWER_CUTS: '5',
  PACTGRAPH_DRILL_RESTARTS: '5',
  PACTGRAPH_DRILL_SLOW: 'true',
};
const folder = mkdtempSync(join(tmpdir(), 'pactgraph-faults-'));
const report = join(folder, 'report.jsonl');

// The times are those of later starts: an earlier run has put the classes of the JVM in order, which takes it some 20 s.
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const earlier = spawnSync(process.execPath, [cli, 'seed', 'load', '--yes'], {
  env: { ...process.env, NEO4J_URI: '', PACTGRAPH_DATA: join(folder, 'data') },
  stdio: 'inherit',
});
if (earlier.status !== 0) process.exit(earlier.status ?? 1);
await sleep(45_000);

const tests = ['test/faults', 'test/graph/own-server', 'test/graph/login.int'];
const { status } = spawnSync('npx', ['vitest', 'run', '--no-file-parallelism', ...tests], {
  env: { ...promised, ...process.env, PACTGRAPH_FAULT_REPORT: report },
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

/** @type {Map<string, { fault: string, outcome: string, seconds: number[] }>} */
const rows = new Map();
for (const line of readFileSync(report, 'utf8').trim().split('\n')) {
  const { fault, outcome, seconds } = JSON.parse(line);
  const row = rows.get(fault + outcome) ?? { fault, outcome, seconds: [] };
  rows.set(fault + outcome, { ...row, seconds: [...row.seconds, ...seconds] });
}
writeTable(
  'faults',
  ['fault', 'what happens', 'times tried', 'how long it takes'],
  [...rows.values()].map(({ fault, outcome, seconds }) => [
    fault,
    outcome,
    String(Math.max(seconds.length, 1)),
    spread(seconds),
  ]),
);
rmSync(folder, { recursive: true });
