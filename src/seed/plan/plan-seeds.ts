/**
 * Plans the pending seeds: runs them in order in one transaction, as a load would, and rolls it back. The before side of
 * a later seed is the after side of an earlier one where they meet.
 */
import type { WriteTransaction } from '../../graph/graph.js';
import type { Value } from '../../graph/values.js';
import { firstProblems, keepPart, partsIn } from '../load/apply-part.js';
import type { Loading, PendingSeed, ReadRows } from '../load/loading.js';
import { committed, Overlay } from '../load/elements/before.js';
import type { Change } from '../load/elements/change.js';
import { readStates, type RunNamed } from '../load/elements/element-state.js';
import { boundElements } from '../load/derive/bounds-by-sources.js';
import { derivedOf, type Derived } from '../load/derive/derived.js';
import type { ToldOn } from '../load/derive/holding.js';
import { Publication } from '../load/derive/publication.js';
import type { RunText } from '../load/identity/read-linked.js';
import { lockedLedger } from '../load/locked-ledger.js';
import { runPart, type Part, type PartOutcome } from '../load/run-part.js';
import { partsOf } from '../load/parts.js';
import { runBeside, runIn } from '../load/reads.js';
import { noCounts } from '../ledger/counts.js';
import type { Ledger } from '../ledger/ledger.js';
import { isTooLarge, tooLarge } from '../load/memory/out-of-memory.js';
import type { SeedFile } from '../model.js';
import { differenceOf, digestOf, planConflicts, planSilent } from './difference.js';
import { duplicatesOf } from './duplicates.js';
import type { Plan, SeedPlan } from './plan.js';

export interface PlanEvents {
  /** The lock is taken; statements begin. */
  readonly onLock: () => void;
  /** What is called with the rows of each chunk of a seed. */
  readonly onRows?: (seed: PendingSeed) => (count: number) => void;
}

/** @param timeout ms the server gives the transaction, waiting for the lock included */
export function planSeeds(
  loading: Loading,
  seeds: readonly PendingSeed[],
  timeout: number,
  events: PlanEvents,
): Promise<Plan> {
  return loading.graph
    .rehearse(async (transaction): Promise<Plan> => {
      const ledger = await lockedLedger(loading, transaction, events.onLock);
      return {
        version: 1,
        revision: ledger.revision,
        head: ledger.head,
        ...(await inOrder(loading, transaction, seeds, ledger, events)),
      };
    }, timeout)
    .finally(() => loading.findRows.close());
}

async function inOrder(
  loading: Loading,
  transaction: WriteTransaction,
  seeds: readonly PendingSeed[],
  ledger: Ledger,
  { onRows }: PlanEvents,
): Promise<Pick<Plan, 'seeds' | 'unplanned'>> {
  const planned: SeedPlan[] = [];
  const overlay = new Overlay(committed(runBeside(loading.graph, loading.statements)));
  const rest = (from: number, reason: string) => ({
    seeds: planned,
    unplanned: seeds.slice(from).map(({ seed: { file } }) => ({ file, reason })),
  });
  let now = ledger;
  for (const [index, pending] of seeds.entries()) {
    try {
      const { plan, ledger: next } = await planSeed(loading, transaction, pending, now, overlay, onRows);
      planned.push(plan);
      if (plan.problems.length > 0) return rest(index + 1, `waits for ${plan.file}, which cannot be loaded`);
      if (pending.seed.header.batch !== undefined)
        return rest(index + 1, `waits for ${plan.file}, of which only the first batch was planned`);
      now = next;
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      // A later one may fit a transaction of its own; the first one does not.
      if (index > 0) return rest(index, 'does not fit one transaction with the seeds before it');
      planned.push({ ...unplanned(pending), problems: [tooLarge(pending.seed)] });
      return rest(1, `waits for ${pending.seed.file}, which cannot be loaded`);
    }
  }
  return rest(seeds.length, '');
}

async function planSeed(
  loading: Loading,
  transaction: WriteTransaction,
  pending: PendingSeed,
  ledger: Ledger,
  overlay: Overlay,
  onRows: PlanEvents['onRows'],
): Promise<{ plan: SeedPlan; ledger: Ledger }> {
  const { ontology, statements } = loading;
  const { seed, readRows } = pending;
  const { header } = seed;
  const done = partsIn(ledger, seed);
  const part = await firstParts(seed, readRows, done);
  const run = runIn(transaction, statements);
  if (header.deletes) await overlay.lookAtDerived(run, [...ontology.relationships.keys()]);
  // The first batch is not worth a bar.
  const told = header.batch === undefined ? onRows?.(pending) : undefined;
  const outcome = await runPart(
    {
      transaction,
      ontology,
      statements,
      ledger,
      before: overlay,
      readBefore: runBeside(loading.graph, loading.statements),
      findRows: loading.findRows,
      strict: loading.strict,
    },
    part,
    { onStatement: () => undefined, ...(told && { onRows: told }) },
  );
  const { changes, conflicts, proofs, located, problems, silent } = outcome;
  const items = differenceOf(changes, located, ontology);
  const plan: SeedPlan = {
    ...unplanned(pending),
    items,
    conflicts: planConflicts(conflicts, proofs),
    problems: firstProblems(problems),
    silent: planSilent(silent),
    ...(done > 0 && { partsDone: done }),
    digest: digestOf(items),
  };
  if (problems.length > 0) return { plan, ledger };
  const kept = await keepPart({ ...loading, transaction, ledger }, part, outcome);
  const runText: RunText = async (text, parameters) => (await transaction.run(text, parameters)).rows;
  const publication = new Publication(run, changes);
  await publication.readFor(changes);
  lay(overlay, outcome, kept.revision, { ontology, toldOn: publication.toldOn });
  await layDerived(overlay, run, outcome, await boundElements({ run, text: runText }, changes, ontology));
  const duplicates = await duplicatesOf(changes, ontology, run, runText);
  return { plan: { ...plan, counts: kept.counts, duplicates }, ledger: kept.ledger };
}

/** What is known of a seed before it is run. */
function unplanned({ seed: { number, file, header, checksum }, rowCounts }: PendingSeed): SeedPlan {
  return {
    number,
    file,
    title: header.title,
    checksum,
    counts: noCounts,
    items: [],
    conflicts: [],
    duplicates: [],
    problems: [],
    silent: [],
    ...(Object.keys(rowCounts).length > 0 && { rows: rowCounts }),
    batched: header.batch !== undefined,
    digest: digestOf([]),
  };
}

/** The whole seed; of a batched one what stands before the first rows that are not in yet, and the first batch of those. */
async function firstParts(seed: SeedFile, readRows: ReadRows, done: number): Promise<Part> {
  const statements: Part['statements'][number][] = [];
  const isLast = () => Promise.resolve(true);
  for await (const part of partsOf(seed, readRows, done)) {
    if (seed.header.batch === undefined) return part;
    statements.push(...part.statements);
    if (part.statements.some(({ rows }) => rows)) return { ...part, index: 0, isLast, statements };
  }
  return { seed, index: 0, isLast, statements, rowsOf: (parameter) => readRows(parameter, 1) };
}

/** What the graph of the transaction holds from now on. */
function lay(
  overlay: Overlay,
  { changes, located, records }: PartOutcome,
  revision: number,
  { ontology, toldOn }: Pick<Loading, 'ontology'> & { readonly toldOn: ToldOn },
): void {
  for (const change of changes) {
    const { element, kind } = change;
    if (kind === 'SAME') continue;
    const derived = derivedOf(change, ontology, revision, {
      located: located.get(element.elementId),
      record: records.of.get(element.elementId),
      toldOn,
    });
    overlay.lay(element, kind === 'REMOVED' ? undefined : withStated(change, derived));
  }
}

/**
 * A claim changes what the loader derives of its subject, SAME_AS that of a whole body, and another source of a passage that of
 * facts: they may have no other change.
 */
async function layDerived(
  overlay: Overlay,
  run: RunNamed,
  { conflicts, identity }: PartOutcome,
  bound: ReadonlyMap<string, string>,
): Promise<void> {
  const elements = conflicts
    .filter(({ settlement }) => settlement === 'KEEP_BOTH')
    .map(({ change: { element } }) => element);
  if (elements.length === 0 && identity.elements.length === 0 && bound.size === 0) return;
  const states = await readStates(run, {
    nodes: [
      ...elements.flatMap((element) => (element.kind === 'NODE' ? [element.elementId] : [])),
      ...identity.elements,
    ],
    facts: new Map([
      ...bound,
      ...elements.flatMap((element) =>
        element.kind === 'NODE' ? [] : [[element.elementId, element.type] as const],
      ),
    ]),
  });
  for (const state of states.values()) overlay.lay(state, state);
}

function withStated({ element, stated }: Change, derived: Derived): Change['element'] {
  const plain = Object.entries(derived).map(([name, value]): [string, Value] => [
    name,
    typeof value === 'bigint' ? Number(value) : (value as Value),
  ]);
  return { ...element, properties: { ...element.properties, ...stated, ...Object.fromEntries(plain) } };
}
