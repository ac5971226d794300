/**
 * The drills as often as they are promised: 50 kills of a loader, 20 of Neo4j, 10 of an undo, 20 of a restore, 8 loaders in 20 rounds.
 * Usage: npm run drills [-- FILTER]; PACTGRAPH_DRILL_SEED leads to the same moments again.
 */
import { spawn } from 'node:child_process';

const promised = {
  PACTGRAPH_DRILL_LOADER_KILLS: '50',
  PACTGRAPH_DRILL_NEO4J_KILLS: '20',
  PACTGRAPH_DRILL_UNDO_KILLS: '10',
  PACTGRAPH_DRILL_RESTORE_KILLS: '20',
  PACTGRAPH_DRILL_LOADER_ROUNDS: '20',
  PACTGRAPH_DRILL_SLOW: 'true',
  PACTGRAPH_TEST_RUNS: '25',
};
const filters =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['test/drills', 'seed/undo/properties', 'seed/apply/order'];
const vitest = spawn('npx', ['vitest', 'run', '--project', 'integration', ...filters], {
  env: { ...promised, ...process.env },
  stdio: 'inherit',
});
vitest.on('exit', (code) => process.exit(code ?? 1));
