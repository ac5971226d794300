/**
 * One part of a seed in one transaction: lock, a second look at the ledger, the part, and commit. The lock is a write
 * of the transaction: however that ends, nothing is left to clear.
 */
import { PactgraphError } from '../../errors.js';
import { appliedBehind, type SeedIdentity } from '../ledger/compare.js';
import type { Ledger, LedgerSeed } from '../ledger/ledger.js';
import type { Problem } from '../model.js';
import { committed } from './elements/before.js';
import type { Counts } from '../ledger/counts.js';
import { isTooLarge, tooLarge } from './memory/out-of-memory.js';
import { collectGarbage } from './collect-garbage.js';
import { countsOf } from './keep/counts.js';
import { keep, type Keeping } from './keep/keep.js';
import { lockedLedger } from './locked-ledger.js';
import { runPart, type Part, type PartOutcome } from './run-part.js';
import { reliesOf } from './keep/patch-of.js';
import { runBeside } from './reads.js';
import { writeLine } from './write-line.js';
import type { Loading } from './loading.js';

/** What one transaction did. */
export interface Applied {
  readonly revision: number;
  readonly counts: Counts;
}

export interface ApplyEvents {
  /** Called when the lock is taken and statements begin. */
  readonly onLock: () => void;
  /** Gets the ledger as it is under the lock; throwing ends the transaction. */
  readonly onLedger?: (ledger: Ledger) => void;
  readonly onStatement: (done: number) => void;
  readonly onRows?: (count: number) => void;
  /** Called when the difference is known and nothing is kept yet; throwing ends the transaction. */
  readonly onOutcome?: (outcome: PartOutcome) => void;
}

/** The seed breaks rules: nothing of it, or of this part of it, was applied. */
export class SeedRefused extends Error {
  override readonly name = 'SeedRefused';
  constructor(readonly problems: readonly Problem[]) {
    super(`The seed has ${problems.length} problem(s).`);
  }
}

/** Nobody would read more. */
const mostProblems = 100;

/**
 * @param timeout ms the server gives the transaction, waiting for the lock included
 * @returns undefined when another loader applied the part meanwhile
 * @throws SeedRefused; PactgraphError LEDGER_CONFLICT when another loader applied other seeds meanwhile, and as `writeLine`
 */
export function applyPart(
  loading: Loading,
  part: Part,
  timeout: number,
  events: ApplyEvents,
): Promise<Applied | undefined> {
  const { graph, statements, ontology, strict, findRows } = loading;
  const readBefore = runBeside(graph, statements);
  return writeLine(
    loading,
    async (transaction) => {
      const ledger = await lockedLedger(loading, transaction, events.onLock);
      events.onLedger?.(ledger);
      if (isApplied(ledger, part.seed, part.index)) return undefined;
      refuseOutOfOrder(ledger, part.seed);
      const outcome = await runPart(
        {
          transaction,
          ontology,
          statements,
          ledger,
          readBefore,
          before: committed(readBefore),
          findRows,
          strict,
        },
        part,
        events,
      );
      events.onOutcome?.(outcome);
      if (outcome.problems.length > 0) throw new SeedRefused(firstProblems(outcome.problems));
      const kept = await keepPart({ ...loading, transaction, ledger }, part, outcome);
      setImmediate(collectGarbage);
      return kept;
    },
    timeout,
  ).catch((error: unknown) => {
    throw isTooLarge(error) ? new SeedRefused([tooLarge(part.seed)]) : error;
  });
}

/** Writes what a part keeps; the same for a load and for a plan, which is rolled back. */
export async function keepPart(
  keeping: Keeping,
  { seed, index, isLast }: Part,
  { changes, located, records, references, identity }: PartOutcome,
): Promise<Applied & { readonly ledger: Ledger }> {
  const counts = countsOf(changes, keeping.ontology);
  const { number, checksum, file, files, header } = seed;
  const state = async () => ((await isLast()) ? 'APPLIED' : 'PARTIAL');
  const ledger = await keep(keeping, {
    changes,
    located,
    identity,
    records,
    relies: () => reliesOf(changes, references),
    event: { number, action: 'APPLIED', part: index, checksum },
    seed: { file, title: header.title, state, parts: index + 1, files },
    counts,
  });
  const now: LedgerSeed = {
    number,
    file,
    title: header.title,
    checksum,
    files,
    state: await state(),
    revision: ledger.revision,
    parts: index + 1,
    appliedAt: '',
    appliedBy: keeping.appliedBy,
  };
  const seeds = [...ledger.seeds.filter((other) => other.number !== number), now].sort(
    (a, b) => a.number - b.number,
  );
  return { revision: ledger.revision, counts, ledger: { ...ledger, seeds } };
}

/** Sorts by line and column, and keeps no more than people read. */
export function firstProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const [last] = sorted.slice(mostProblems);
  if (!last) return sorted;
  const more = `${sorted.length - mostProblems} more problems of this seed are not shown.`;
  return [
    ...sorted.slice(0, mostProblems),
    { rule: 'more', severity: 'error', message: more, place: last.place },
  ];
}

/** @throws PactgraphError LEDGER_CONFLICT when a loader with other files applied a later seed meanwhile */
function refuseOutOfOrder(ledger: Ledger, seed: SeedIdentity): void {
  const later = appliedBehind(ledger, seed);
  if (!later) return;
  throw new PactgraphError(
    'LEDGER_CONFLICT',
    `${later.file} was applied meanwhile, and ${seed.file} is numbered before it.`,
    { hint: 'Give it the next free number.' },
  );
}

/** Number of parts of a batched seed that are in the graph, while the rest is to come. */
export function partsIn({ seeds }: Ledger, { number, checksum }: SeedIdentity): number {
  const row = seeds.find((one) => one.number === number);
  return row?.state === 'PARTIAL' && row.checksum === checksum ? row.parts : 0;
}

/**
 * Whether a part of the seed is in the graph.
 * @throws PactgraphError LEDGER_CONFLICT when the seed's number went to another content
 */
export function isApplied(ledger: Ledger, seed: SeedIdentity, part: number): boolean {
  const row = ledger.seeds.find(({ number, state }) => number === seed.number && state !== 'UNDONE');
  if (!row) return false;
  if (row.checksum === seed.checksum) return row.state === 'APPLIED' || row.parts > part;
  throw new PactgraphError(
    'LEDGER_CONFLICT',
    `Meanwhile another loader applied ${row.file} with other content.`,
    {
      hint: 'Look at both with pactgraph seed status.',
    },
  );
}
