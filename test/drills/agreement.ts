/** The one promise of all drills: whatever struck, the graph is as its ledger says, and nobody holds a lock. */
import { expect } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { statementText } from '../../src/graph/statement-files.js';
import { toLedger } from '../../src/seed/ledger/ledger.js';
import { exported, statementFiles } from '../support/seeds.js';
import { again } from './settings.js';

/**
 * @param steps the graph after each transaction of an undisturbed load
 * @returns the number of transactions that are in
 */
export async function expectAgreement(graph: Graph, steps: readonly string[][]): Promise<number> {
  const ledger = await graph.rehearse(async (transaction) => {
    // Waits for a transaction that the server is still at, and would hang on a lock left behind.
    await transaction.run(statementText(statementFiles, 'ledger/lock'), { holder: 'drill' });
    return toLedger((await transaction.run(statementText(statementFiles, 'ledger/head'))).rows);
  }, 30_000);
  const parts = ledger.seeds.reduce((sum, { state, parts }) => sum + (state === 'UNDONE' ? 0 : parts), 0);
  const [lines] = await graph.readLatest(
    `MATCH (line:LedgerLine)
     WITH count(line) AS all, count(CASE WHEN line.action = 'APPLIED' AND line.undoneIn IS NULL THEN 1 END) AS inForce
     RETURN all, inForce`,
  );
  expect(lines, again).toEqual({ all: ledger.revision, inForce: parts });
  expect(await exported(graph), again).toEqual(steps[parts]);
  return parts;
}
