/** Whoever starts a server that writes nothing is told when the graph waits for a load of this version. */
import { hasCode } from '../../errors.js';
import { statementText } from '../../graph/statement-files.js';
import { isDerivationCurrent, toLedger } from '../../seed/ledger/ledger.js';
import type { CommandIo } from '../run/io.js';
import type { Session } from '../run/session.js';

/** Says nothing where the database does not answer: the user knows by now, and the API says so until it does. */
export async function reportDerivation(
  { graph, statements }: Pick<Session, 'graph' | 'statements'>,
  io: Pick<CommandIo, 'err'>,
): Promise<void> {
  try {
    const ledger = toLedger(await graph.readLatest(statementText(statements, 'ledger/head')));
    if (!isDerivationCurrent(ledger)) io.err(behind);
  } catch (error) {
    if (!hasCode(error, 'DATABASE_UNAVAILABLE')) throw error;
  }
}

const behind =
  'Another version of pactgraph derived some data of this graph: answers may lack names, disputes and identities. ' +
  'The next load brings it up to date, also without a pending seed: pactgraph seed load';
