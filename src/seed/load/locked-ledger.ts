/** Takes the loaders' lock, which ends with the transaction, and reads the ledger as it is from then on. */
import type { WriteTransaction } from '../../graph/graph.js';
import { toLedger, type Ledger } from '../ledger/ledger.js';
import type { Loading } from './loading.js';
import { statementText } from '../../graph/statement-files.js';

export async function lockedLedger(
  { statements, appliedBy }: Pick<Loading, 'statements' | 'appliedBy'>,
  transaction: WriteTransaction,
  onLock: () => void,
): Promise<Ledger> {
  await transaction.run(statementText(statements, 'ledger/lock'), { holder: appliedBy });
  onLock();
  return toLedger((await transaction.run(statementText(statements, 'ledger/head'))).rows);
}
