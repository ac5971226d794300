/** Updates derived data in a transaction of its own, while no loader can write. */
import { integer, type Parameters, type Row } from '../../../graph/values.js';
import { runIn } from '../reads.js';
import type { Place } from './rederive-names.js';

type Run = (text: string, parameters: Parameters) => Promise<readonly Row[]>;

/** ms */
const timeout = 60_000;

/** @param derived what the ledger says meanwhile; writing it takes the loaders' lock */
export const underLock = <T>(
  { graph, statements }: Place,
  derived: number,
  work: (run: Run) => Promise<T>,
): Promise<T> =>
  graph.write(async (transaction) => {
    await runIn(transaction, statements)('ledger/derivation', { derivation: integer(derived) });
    return work(async (text, parameters) => (await transaction.run(text, parameters)).rows);
  }, timeout);
