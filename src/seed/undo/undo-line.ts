/**
 * Takes one line of the ledger back inside a transaction: (1) later seeds must not rest on it, nor have made or removed
 * what it takes to bring back what it removed, (2) what it made, changed and removed is read, (3) its patch is run
 * backwards, (4) everything must be back, and what stays must not name what is gone, (5) derived data and a line of its
 * own.
 */
import type { WriteTransaction } from '../../graph/graph.js';
import type { Loading } from '../load/loading.js';
import { checkQuotes } from '../load/checks/check-changes.js';
import { checkDangling } from '../load/checks/dangling.js';
import { createReport } from '../load/checks/report.js';
import { changesBetween } from '../load/elements/changes.js';
import type { Change } from '../load/elements/change.js';
import type { Located } from '../load/checks/quotes.js';
import { countsOf } from '../load/keep/counts.js';
import { reportIdentity } from '../load/identity/check-identity.js';
import { identityOf } from '../load/identity/identity-of.js';
import { keep } from '../load/keep/keep.js';
import { noRecords } from '../load/records/records.js';
import { readsIn, runIn } from '../load/reads.js';
import { readRelationshipsOf, readStates } from '../load/elements/element-state.js';
import type { Counts } from '../ledger/counts.js';
import { seedId, type Ledger, type LedgerSeed } from '../ledger/ledger.js';
import type { Problem } from '../model.js';
import type { Line } from './line.js';
import { locate, type Run } from './locate.js';
import { movedSince } from './moved-since.js';
import { notRestored } from './not-restored.js';
import { refuseUnexplained, undoLater } from './refusals.js';
import { refuseLater } from './refuse-later.js';
import { reverse } from './reverse.js';

export interface UndoneLine {
  readonly changes: readonly Change[];
  readonly counts: Counts;
  readonly located: ReadonlyMap<string, Located>;
  readonly ledger: Ledger;
}

/** @throws PactgraphError UNDO_REFUSED */
export async function undoLine(
  { ontology, statements, appliedBy, toolVersion }: Loading,
  transaction: WriteTransaction,
  ledger: Ledger,
  seed: LedgerSeed,
  line: Line,
): Promise<UndoneLine> {
  const text: Run = async (statement, parameters) => (await transaction.run(statement, parameters)).rows;
  const run = runIn(transaction, statements);
  const { patch } = line;
  await refuseLater(run, ontology, seed, line);

  const elements = await locate(text, patch, ontology);
  const isFact = ({ type }: { readonly type: string }) => ontology.relationships.has(type);
  const elementsOf = (ids: readonly string[]) => ids.flatMap((id) => elements.get(id) ?? []);
  const typed = (facts: readonly { readonly id: string; readonly type: string }[]) =>
    facts.flatMap(({ id, type }) => elementsOf([id]).map((element) => [element, type] as const));
  const ids = {
    nodes: elementsOf([
      ...patch.created.nodes.map(([, id]) => id),
      ...patch.changed.filter((change) => !isFact(change)).map(({ id }) => id),
    ]),
    facts: new Map([
      ...typed(patch.created.facts.map(([id, type]) => ({ id, type }))),
      ...typed(patch.changed.filter(isFact)),
    ]),
  };
  const before = await readStates(run, ids);
  refuseUnexplained(seed, movedSince(patch, elements, before, ontology));
  const going = elementsOf(patch.created.nodes.map(([, id]) => id));
  const own = new Set(elementsOf(patch.created.facts.map(([id]) => id)));
  const others = (await readRelationshipsOf(run, going, [...ontology.relationships.keys()])).filter(
    ({ elementId }) => !own.has(elementId),
  );
  refuseUnexplained(
    seed,
    others.map(({ type, from, to }) => `What it made is still used: ${type} from ${from.id} to ${to.id}.`),
  );
  const cited = going.length > 0 ? await run('seed/cited', { ids: going }) : [];

  const made = await reverse(
    text,
    (name, rows, type) => run(name, { rows }, type),
    patch,
    elements,
    before,
    ontology,
  );
  const touched = [...ids.nodes, ...made.nodes, ...ids.facts.keys(), ...made.facts.keys()];
  const after = await readStates(run, {
    nodes: [...ids.nodes, ...made.nodes],
    facts: new Map([...ids.facts, ...made.facts]),
  });
  const changes = changesBetween(
    [...new Set(touched)].map((id) => [id, []] as const),
    before,
    after,
    ontology,
  );
  refuseUnexplained(
    seed,
    notRestored(patch, changes).map((what) => `${what} could not be brought back.`),
  );
  const problems: Problem[] = [];
  const report = createReport(problems, new Map());
  await checkDangling(
    changes,
    ontology,
    { cited: () => Promise.resolve(cited), now: (name, { rows }) => run(name, { rows }), text },
    report,
  );
  refuseUnexplained(
    seed,
    problems.map(({ message }) => message),
  );
  const located = await checkQuotes(
    { sources: [] },
    changes,
    readsIn(transaction, statements, ontology),
    report,
  );
  const judged = await identityOf(text, changes, ontology);
  const contradictions: Problem[] = [];
  await reportIdentity(judged, run, createReport(contradictions, new Map()));
  refuseUnexplained(
    seed,
    contradictions.map(({ message }) => message),
    undoLater,
  );

  const state: LedgerSeed['state'] = line.part === 0 ? 'UNDONE' : 'PARTIAL';
  const { number, file, title, checksum } = seed;
  const counts = countsOf(changes, ontology);
  const kept = await keep(
    { transaction, ontology, statements, ledger, appliedBy, toolVersion },
    {
      changes,
      located,
      identity: judged.identity,
      records: noRecords,
      relies: () => ({}),
      event: { number, action: 'UNDONE', part: line.part, checksum },
      seed: { file, title, state: () => Promise.resolve(state), parts: line.part },
      counts,
    },
  );
  if (line.part === 0) await run('seed/row-chunks-gone', { seed: seedId(number) });
  await run('ledger/mark-undone', { revisions: [BigInt(line.revision)], undoneIn: BigInt(kept.revision) });
  const seeds = kept.seeds.map((row) => (row.number === number ? { ...row, state, parts: line.part } : row));
  return { changes, counts, located, ledger: { ...kept, seeds } };
}
