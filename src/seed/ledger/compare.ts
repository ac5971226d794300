/** Files against ledger: which seeds are to be applied, and where the two disagree. Pure. */
import { PactgraphError } from '../../errors.js';
import { describeEdited, type FileHashes } from './edited.js';
import type { Ledger, LedgerSeed } from './ledger.js';

export interface SeedIdentity {
  readonly number: number;
  readonly file: string;
  readonly checksum: string;
  readonly files?: FileHashes;
}

/**
 * `pending` is also an undone seed whose file has changed since, where no later one is applied; `unfinished` one of which
 * some batches are in; `undone` one that is left alone until it is redone; `out-of-order` one whose number has a content
 * that the ledger does not know, before one that is applied.
 */
export type SeedState =
  'applied' | 'pending' | 'unfinished' | 'undone' | 'edited' | 'renamed' | 'missing' | 'out-of-order';

const agreeing: readonly SeedState[] = ['applied', 'pending', 'unfinished', 'undone'];

/** Whether files and ledger disagree about the seed. */
export const isConflict = ({ state }: { readonly state: SeedState }): boolean => !agreeing.includes(state);

export interface ComparedSeed<Seed extends SeedIdentity> {
  readonly number: number;
  readonly file: string;
  readonly state: SeedState;
  /** undefined when the file is missing. */
  readonly seed: Seed | undefined;
  /** undefined when it was never applied. */
  readonly row: LedgerSeed | undefined;
}

/** Every seed of either side, by number. */
export function compareSeeds<Seed extends SeedIdentity>(
  seeds: readonly Seed[],
  ledger: Ledger,
): ComparedSeed<Seed>[] {
  const rows = new Map(ledger.seeds.map((row) => [row.number, row]));
  const numbers = new Set([...seeds.map((seed) => seed.number), ...rows.keys()]);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((number) => {
      const seed = seeds.find((s) => s.number === number);
      const row = rows.get(number);
      return { number, file: seed?.file ?? row?.file ?? '', state: stateOf(seed, row, ledger), seed, row };
    });
}

function stateOf(seed: SeedIdentity | undefined, row: LedgerSeed | undefined, ledger: Ledger): SeedState {
  if (!seed) return row?.state === 'UNDONE' ? 'undone' : 'missing';
  if (row?.state === 'UNDONE' && seed.checksum === row.checksum) return 'undone';
  if (!row || row.state === 'UNDONE') return appliedBehind(ledger, seed) ? 'out-of-order' : 'pending';
  if (seed.checksum !== row.checksum) return 'edited';
  if (seed.file !== row.file) return 'renamed';
  return row.state === 'PARTIAL' ? 'unfinished' : 'applied';
}

/**
 * A seed in force with a higher number, unless the ledger has this very content under its number: what is new would come
 * in behind a seed that it stands before, and a graph that takes both in order could end up another.
 */
export function appliedBehind(
  { seeds }: Ledger,
  { number, checksum }: Pick<SeedIdentity, 'number' | 'checksum'>,
): LedgerSeed | undefined {
  if (seeds.some((row) => row.number === number && row.checksum === checksum)) return undefined;
  return seeds.find((row) => row.number > number && row.state !== 'UNDONE');
}

/**
 * The seeds to apply, in order.
 * @throws PactgraphError LEDGER_CONFLICT naming every seed on which files and ledger disagree
 */
export function pendingSeeds<Seed extends SeedIdentity>(compared: readonly ComparedSeed<Seed>[]): Seed[] {
  const conflicts = compared.filter(isConflict);
  if (conflicts.length > 0) {
    throw new PactgraphError('LEDGER_CONFLICT', conflicts.map(describeConflict).join('\n'), {
      hint: wayOut,
      details: { seeds: conflicts.map(({ number, file, state }) => ({ number, file, state })) },
    });
  }
  return compared.flatMap(({ state, seed }) =>
    (state === 'pending' || state === 'unfinished') && seed ? [seed] : [],
  );
}

/** What to do where files and ledger disagree. */
export const wayOut =
  'An applied seed must not change: restore the file, and put the correction into a new seed with the next ' +
  'number; or take it back with pactgraph seed undo, and load it anew. To start over on the managed database: ' +
  'pactgraph neo4j reset';

/** One line for one disagreement. */
export function describeConflict({ file, state, seed, row, number }: ComparedSeed<SeedIdentity>): string {
  switch (state) {
    case 'edited': {
      const since = `${row?.state === 'PARTIAL' ? 'some of its batches were' : 'it was'} applied`;
      return row && seed ? describeEdited({ file, was: row, is: seed }, since) : '';
    }
    case 'renamed':
      return `${file} was applied as ${row?.file ?? ''}.`;
    case 'missing':
      return `${file} was applied and is missing.`;
    case 'out-of-order':
      return row
        ? `${file} is not the seed ${number} that was undone, and a later one is applied: undo that first, or give ${file} the next free number.`
        : `${file} is numbered ${number}, before a seed that is already applied; give it the next free number.`;
    default:
      return `${file} is ${state}.`;
  }
}
