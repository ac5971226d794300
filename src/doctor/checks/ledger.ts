import { statementText } from '../../graph/statement-files.js';
import {
  compareSeeds,
  describeConflict,
  isConflict,
  wayOut,
  type SeedIdentity,
  type SeedState,
} from '../../seed/ledger/compare.js';
import { isDerivationCurrent, toLedger, type Ledger } from '../../seed/ledger/ledger.js';
import type { Problem } from '../../seed/model.js';
import { readHeads } from '../../seed/files/read-heads.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';
import { locksIn } from '../locks.js';
import { count, some } from '../words.js';

/** The seeds against the ledger, and whether somebody is loading. */
export const ledger: Check = {
  id: 'ledger',
  title: 'Ledger',
  async run(patient) {
    const { config, statements, read } = patient;
    const stored = toLedger(await read(statementText(statements, 'ledger/head')));
    return [...ledgerFindings(await readHeads(config.seedFolder), stored), ...(await locksIn(patient))];
  },
};

/** What of the seeds' files is compared. */
interface Seeds {
  readonly heads: readonly SeedIdentity[];
  /** Of file names. */
  readonly problems: readonly Pick<Problem, 'message' | 'hint'>[];
}

/** Pure. */
export function ledgerFindings({ heads, problems }: Seeds, stored: Ledger): Finding[] {
  const compared = compareSeeds(heads, stored);
  const filesOf = (...states: SeedState[]) =>
    compared.flatMap(({ state, file }) => (states.includes(state) ? [file] : []));
  const [pending, unfinished, undone] = [filesOf('pending'), filesOf('unfinished'), filesOf('undone')];
  return [
    stored.revision === 0
      ? { level: 'note', title: 'No seed was ever loaded.' }
      : {
          level: 'ok',
          title: `Revision ${stored.revision}; ${count(filesOf('applied').length, 'seed')} as they were applied.`,
        },
    ...compared.filter(isConflict).map((one): Finding => ({
      level: 'problem',
      code: 'LEDGER_CONFLICT',
      title: describeConflict(one),
      remedy: wayOut,
    })),
    ...problems.map(({ message, hint }): Finding => ({
      level: 'problem',
      code: 'SEED_PROBLEMS',
      title: message,
      remedy: hint ?? 'pactgraph seed check shows more.',
    })),
    ...(isDerivationCurrent(stored) ? [] : [otherwiseDerived]),
    ...told(unfinished, (files): Finding => ({
      level: 'warning',
      title: `Some batches of ${files} are in, others are not.`,
      remedy: 'To go on where the load stopped: pactgraph seed load',
    })),
    ...told(pending, (files): Finding => ({
      level: 'note',
      title: `Pending: ${files}.`,
      remedy: 'pactgraph seed plan shows what they would do, pactgraph seed load applies them.',
    })),
    ...told(undone, (files): Finding => ({
      level: 'note',
      title: `Undone, and left alone until they are redone: ${files}.`,
    })),
  ];
}

const otherwiseDerived: Finding = {
  level: 'warning',
  title:
    'Another version of pactgraph derived some data: names, terms of facts, what is disputed, which ids are one body.',
  detail:
    'A search does not find some names under all their spellings, lists show them in another place, and answers leave out what that version did not derive.',
  remedy: 'The next load brings them up to date, also without a pending seed: pactgraph seed load',
};

const told = (files: readonly string[], tell: (files: string) => Finding): Finding[] =>
  files.length > 0 ? [tell(some(files))] : [];
