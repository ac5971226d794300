/**
 * A transaction that ends with a line in the ledger. If the connection breaks at its commit, the line shows whether it
 * took place: line and data are both in the graph, or neither.
 */
import { hasCode, PactgraphError } from '../../errors.js';
import type { Graph, WriteTransaction } from '../../graph/graph.js';
import { lineId, type Ledger } from '../ledger/ledger.js';
import { statementText, type StatementFiles } from '../../graph/statement-files.js';

/** ms to wait for a lost database to come back. */
const lookFor = 10_000;
const pause = 500;

/**
 * @param work resolves to what it did and the ledger after it, or to undefined when there was nothing to do
 * @param timeout ms the server gives the transaction
 * @throws PactgraphError DATABASE_UNAVAILABLE when nothing of it is in, OUTCOME_UNKNOWN when the ledger cannot be read
 */
export async function writeLine<T extends { readonly ledger: Ledger }>(
  { graph, statements }: { readonly graph: Graph; readonly statements: StatementFiles },
  work: (transaction: WriteTransaction) => Promise<T | undefined>,
  timeout: number,
): Promise<T | undefined> {
  let done: T | undefined;
  try {
    return await graph.write(async (transaction) => (done = await work(transaction)), timeout);
  } catch (error) {
    if (!hasCode(error, 'OUTCOME_UNKNOWN')) throw error;
    if (done && (await isIn(graph, statements, done.ledger, error))) return done;
    throw lost(error);
  }
}

/** Looks under the lock, which the lost transaction holds while the server still works on it. */
async function isIn(
  graph: Graph,
  statements: StatementFiles,
  { revision, head }: Ledger,
  cause: PactgraphError,
): Promise<boolean> {
  const deadline = performance.now() + lookFor;
  for (;;) {
    try {
      return await graph.rehearse(async (transaction) => {
        await transaction.run(statementText(statements, 'ledger/lock'), { holder: '' });
        const line = { id: lineId(revision), head };
        const { rows } = await transaction.run(statementText(statements, 'ledger/line-with-head'), line);
        return rows.length > 0;
      }, lookFor);
    } catch (error) {
      if (!hasCode(error, 'DATABASE_UNAVAILABLE')) throw error;
      if (performance.now() > deadline) throw unknown(cause, error);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

const lost = (cause: PactgraphError): PactgraphError =>
  new PactgraphError('DATABASE_UNAVAILABLE', `${cause.message}; nothing of it is in the graph.`, {
    cause,
    hint: 'Run the command again when the database is back.',
  });

/** @param unread why the ledger could not be read */
const unknown = (cause: PactgraphError, unread: PactgraphError): PactgraphError =>
  new PactgraphError(
    'OUTCOME_UNKNOWN',
    `${cause.message}, and pactgraph could not read the ledger for 10 s, so it does not know whether the commit took place.\n${unread.message}`,
    {
      cause,
      hint: `${unread.hint ?? ''} Then run this command again: it looks into the ledger first and does only what is not done.`.trim(),
    },
  );
