/** `pactgraph seed status`: compares files with the ledger; writes nothing. */
import type { Config } from '../../config.js';
import { errorEntry } from '../../errors.js';
import { statementText } from '../../graph/statement-files.js';
import { compareSeeds, describeConflict, isConflict, type ComparedSeed } from '../../seed/ledger/compare.js';
import { toLedger, type Ledger, type LedgerSeed } from '../../seed/ledger/ledger.js';
import { readHeads, type SeedHead } from '../../seed/files/read-heads.js';
import type { CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';
import { withSession, type Session } from '../run/session.js';

/** @returns exit code: 0 when files and ledger agree, pending seeds included; 4 when they do not */
export const seedStatus = (config: Config, io: CommandIo): Promise<number> =>
  withSession(config, io, async (session) => {
    const { compared, ledger } = await compare(session);
    const conflicts = compared.filter(isConflict);
    if (io.json) {
      const seeds = compared.map(({ number, file, state, row }) => ({
        number,
        file,
        state,
        appliedAt: inForceSince(row),
      }));
      io.out(JSON.stringify({ version: jsonVersion, revision: ledger.revision, seeds }));
    } else {
      for (const { state, file, row } of compared)
        io.out([state, file, inForceSince(row) ?? ''].join('\t').trimEnd());
      for (const conflict of conflicts) io.err(describeConflict(conflict));
      if (compared.length === 0) io.err(`There are no seeds in ${config.seedFolder}.`);
    }
    return conflicts.length > 0 ? (errorEntry('LEDGER_CONFLICT').exit ?? 4) : 0;
  });

/** The number of an undone seed may by now belong to another content. */
const inForceSince = (row: LedgerSeed | undefined): string | undefined =>
  row?.state === 'UNDONE' ? undefined : row?.appliedAt;

/** One line on what is pending, for `start` on a server of one's own. */
export async function seedStatusLine(session: Session): Promise<string> {
  const { compared } = await compare(session);
  const pending = compared.filter(({ state }) => state === 'pending');
  if (pending.length === 0) return 'No seed is pending.';
  return `Pending: ${pending.map(({ file }) => file).join(', ')}. Apply with: pactgraph seed load`;
}

async function compare({ config, graph, statements }: Session): Promise<{
  compared: ComparedSeed<SeedHead>[];
  ledger: Ledger;
}> {
  const { heads } = await readHeads(config.seedFolder);
  const ledger = toLedger(await graph.readLatest(statementText(statements, 'ledger/head')));
  return { compared: compareSeeds(heads, ledger), ledger };
}
