/** Takes the loaders' lock, which ends with the transaction, and reads the ledger as it is from then on. */
import type { WriteTransaction } from '../../graph/graph.js';
import { toLedger, type Ledger } from '../ledger/ledger.js';
import type { Loading } from './apply-seed.js';
import { statementNamed } from './reads.js';

export async function lockedLedger(
  { statements, appliedBy }: Pick<Loading, 'statements' | 'appliedBy'>,
  transaction: WriteTransaction,
  onLock: () => void,
): Promise<Ledger> {
  await transaction.run(statementNamed(statements, 'ledger/lock').text, { holder: appliedBy });
  onLock();
  return toLedger((await transaction.run(statementNamed(statements, 'ledger/head').text)).rows);
}
