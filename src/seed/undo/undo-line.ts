/**
 * Takes one line of the ledger back inside a transaction: (1) later seeds must not rest on it, (2) what it made, changed
 * and removed is read, (3) its patch is run backwards, (4) what stays must not name what is gone, (5) derived data and a
 * line of its own.
 */
import { PactgraphError } from '../../errors.js';
import type { WriteTransaction } from '../../graph/graph.js';
import type { Loading } from '../apply/apply-seed.js';
import { checkQuotes } from '../apply/check.js';
import { checkDangling } from '../apply/checks/dangling.js';
import { createReport } from '../apply/checks/report.js';
import { changesBetween, type Change } from '../apply/changes.js';
import { same } from '../values.js';
import type { Located } from '../apply/checks/quotes.js';
import { countsOf } from '../apply/counts.js';
import { keep } from '../apply/keep.js';
import { readsIn, runIn } from '../apply/reads.js';
import { readRelationshipsOf, readStates } from '../apply/state.js';
import type { Ledger, LedgerSeed } from '../ledger/ledger.js';
import type { Problem } from '../model.js';
import { isEvidenceList } from '../property-roles.js';
import { dependentsOn, type Dependent } from './dependents.js';
import type { Line } from './line.js';
import { locate, reverse, type Run } from './reverse.js';

export interface UndoneLine {
  readonly changes: readonly Change[];
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
  const later = await run('ledger/lines-after', {
    revision: BigInt(line.revision),
    number: BigInt(line.number),
  });
  refuseDependents(seed, dependentsOn(patch, later));

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
  refuseChanged(seed, line, elements, before);
  const going = elementsOf(patch.created.nodes.map(([, id]) => id));
  const own = new Set(elementsOf(patch.created.facts.map(([id]) => id)));
  const others = (await readRelationshipsOf(run, going, [...ontology.relationships.keys()])).filter(
    ({ elementId }) => !own.has(elementId),
  );
  refuseOthers(
    seed,
    others.map(({ type, from, to }) => `${type} from ${from.id} to ${to.id}`),
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
  const problems: Problem[] = [];
  const report = createReport(problems, new Map());
  await checkDangling(
    changes,
    ontology,
    { cited: () => Promise.resolve(cited), now: (name, { rows }) => run(name, { rows }), text },
    report,
  );
  refuseOthers(
    seed,
    problems.map(({ message }) => message),
  );
  const located = await checkQuotes(
    { sources: [] },
    changes,
    readsIn(transaction, statements, ontology),
    report,
  );

  const state: LedgerSeed['state'] = line.part === 0 ? 'UNDONE' : 'PARTIAL';
  const { number, file, title, checksum } = seed;
  const kept = await keep(
    { transaction, ontology, statements, ledger, appliedBy, toolVersion },
    {
      changes,
      located,
      relies: () => ({}),
      event: { number, action: 'UNDONE', part: line.part, checksum },
      seed: { file, title, state: () => Promise.resolve(state), parts: line.part },
      counts: countsOf(changes, ontology),
    },
  );
  await run('ledger/mark-undone', { revisions: [BigInt(line.revision)], undoneIn: BigInt(kept.revision) });
  const seeds = kept.seeds.map((row) => (row.number === number ? { ...row, state, parts: line.part } : row));
  return { changes, located, ledger: { ...kept, seeds } };
}

const hint = 'Undo the later seed first, or put the error right in a new seed with //! corrects:';

function refuseDependents({ file }: LedgerSeed, dependents: readonly Dependent[]): void {
  if (dependents.length === 0) return;
  const told = new Map<string, string>();
  for (const { id, property, how, file: by } of dependents) {
    const what = property === '' ? id : `${id} ${property}`;
    told.set(
      `${by} ${what}`,
      how === 'CHANGED' ? `${by} changed ${what}.` : `${by} states ${what} too, or rests on it.`,
    );
  }
  throw refused(file, [...told.values()], dependents);
}

function refuseOthers({ file }: LedgerSeed, others: readonly string[]): void {
  if (others.length > 0)
    throw refused(
      file,
      others.map((other) => `What it made is still used: ${other}`),
      others,
    );
}

/** Whatever else changed an element since: the patch would not lead back to what was. */
function refuseChanged(
  seed: LedgerSeed,
  { patch }: Line,
  elements: ReadonlyMap<string, string>,
  states: Awaited<ReturnType<typeof readStates>>,
): void {
  const moved = patch.changed.flatMap(({ type, id, after }) => {
    const state = states.get(elements.get(id) ?? '');
    if (!state) return [`${type} ${id} is gone`];
    return Object.entries(after).flatMap(([name, value]) =>
      isEvidenceList({ properties: new Map() }, name) ||
      name.endsWith('Evidence') ||
      same(state.properties[name], value)
        ? []
        : [`${id} ${name} is no longer what the seed left`],
    );
  });
  if (moved.length > 0) throw refused(seed.file, moved, moved);
}

const shown = 20;

function refused(file: string, reasons: readonly string[], details: unknown): PactgraphError {
  const more = reasons.length > shown ? [`… and ${reasons.length - shown} more.`] : [];
  return new PactgraphError(
    'UNDO_REFUSED',
    [
      `${file} cannot be undone:`,
      ...[...reasons.slice(0, shown), ...more].map((reason) => `  ${reason}`),
    ].join('\n'),
    { hint, details: { dependents: details } },
  );
}
