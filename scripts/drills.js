/**
 * The drills as often as they are promised: 50 kills of a loader, 20 of Neo4j, 10 of an undo, 20 of a restore, 8 loaders in 20 rounds.
 * Usage: npm run drills [-- FILTER]; PACTGRAPH_DRILL_SEED leads to the same moments again. With --short drills and faults
 * strike a few times each, as CI has them do.
 */
import { spawn } from 'node:child_process';

const promised = {
  PACTGRAPH_DRILL_LOADER_KILLS: '50',
  PACTGRAPH_DRILL_NEO4J_KILLS: '20',
  PACTGRAPH_DRILL_UNDO_KILLS: '10',
  PACTGRAPH_DRILL_RESTORE_KILLS: '20',
  PACTGRAPH_DRILL_LOADER_ROUNDS: '20',
  PACTGRAPH_DRILL_LOADERS: '8',
  PACTGRAPH_DRILL_SLOW: 'true',
  PACTGRAPH_TEST_RUNS: '25',
};
const short = process.argv.includes('--short');
const given = process.argv.slice(2).filter((argument) => argument !== '--short');
const properties = ['test/seed/undo/properties', 'test/seed/load/order'];
// The faults in full are `npm run faults`.
const all = short ? [] : ['--exclude', 'test/faults/**', '.drill.test', ...properties];
const filters = given.length > 0 ? given : all;
const projects = short ? ['drills'] : ['drills', 'integration'];
const vitest = spawn(
  'npx',
  ['vitest', 'run', ...projects.flatMap((name) => ['--project', name]), ...filters],
  {
    env: short ? process.env : { ...promised, ...process.env },
    stdio: 'inherit',
  },
);
vitest.on('exit', (code) => process.exit(code ?? 1));
