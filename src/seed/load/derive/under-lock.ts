/** Updates derived data in a transaction of its own, while no loader can write. */
import { integer, type Parameters, type Row } from '../../../graph/values.js';
import type { RunNamed } from '../elements/element-state.js';
import { runIn } from '../reads.js';
import type { Place } from './rederive-names.js';

type Run = (text: string, parameters: Parameters) => Promise<readonly Row[]>;

/** ms */
const timeout = 60_000;

/** @param derived what the ledger says meanwhile; writing it takes the loaders' lock */
export const underLock = <T>(
  { graph, statements }: Place,
  derived: number,
  work: (run: Run, named: RunNamed) => Promise<T>,
): Promise<T> =>
  graph.write(async (transaction) => {
    const named = runIn(transaction, statements);
    await named('ledger/derivation', { derivation: integer(derived) });
    return work(async (text, parameters) => (await transaction.run(text, parameters)).rows, named);
  }, timeout);
