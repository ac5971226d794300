/** Writes derived data: a fixed number of statements for each few thousand elements. */
import type { Parameter, Parameters } from '../../../graph/values.js';
import type { Ontology } from '../../../ontology/model.js';
import { differing } from '../elements/changes.js';
import type { Change } from '../elements/change.js';
import type { Located } from '../checks/quotes.js';
import { derivedOf } from './derived.js';
import { isEntity } from '../elements/element-id.js';
import type { RunNamed } from '../elements/element-state.js';
import { groupBy } from '../elements/group-by.js';
import type { ToldOn } from './holding.js';
import { nameRowsOf } from './name-rows.js';
import { newEntities, newFacts, newStates } from './new-elements.js';
import { sendAll, slicesOf } from '../run/send-ahead.js';
import { readScripts, type Scripts } from './scripts.js';
import { Publication } from './publication.js';
import { renamedBySources } from './renamed-by-sources.js';
import type { Records } from '../records/records.js';
import { statesOf } from './stating.js';
import { forGraph } from '../elements/values-for-graph.js';

type Row = Readonly<Record<string, Parameter>>;

interface Context {
  readonly ontology: Ontology;
  readonly revision: number;
  readonly located: ReadonlyMap<string, Located>;
  readonly records: Records['of'];
}

interface InSlice extends Context {
  readonly scripts: Scripts;
  readonly toldOn: ToldOn;
}

/** Derived data of so many changes is written at once. */
const slice = 1_000;

/** @param changes all of the touched */
export async function writeDerived(
  run: RunNamed,
  changes: readonly Change[],
  context: Context,
): Promise<void> {
  // First, as a statement may have made a removed node again under the same id.
  const gone = changes.filter((change) => change.kind === 'REMOVED' && isEntity(context.ontology, change));
  if (gone.length > 0) await run('seed/names-gone', { ids: gone.map(({ id }) => id) });
  const publication = new Publication(run, changes);
  await sendAll(slicesOf(changes, slice), (some) => writeSlice(run, some, context, publication));
  await renamedBySources(run, changes, context.ontology);
}

type Sending = [name: string, parameters: Parameters, type?: string];

/** Sends its statements one after the other, without waiting between. */
async function writeSlice(
  run: RunNamed,
  changes: readonly Change[],
  context: Context,
  publication: Publication,
): Promise<void> {
  const named = changes.filter(isWritten).flatMap(({ type: { name }, stated }) => {
    const type = context.ontology.entities.get(name);
    return type ? [{ type, stated }] : [];
  });
  const [scripts] = await Promise.all([
    readScripts(named, (ids) => run('seed/languages', { ids })),
    publication.readFor(changes.filter((change) => isFact(change) && isWritten(change))),
  ]);
  const inSlice = { ...context, scripts, toldOn: publication.toldOn };
  const sendings = [...newOnes(changes, inSlice), ...changedOnes(changes, inSlice)];
  await Promise.all(sendings.map((sending) => run(...sending)));
}

const isWritten = ({ kind }: Change): boolean => kind === 'ADDED' || kind === 'CHANGED';
const isFact = ({ element }: Change): boolean => element.kind === 'RELATIONSHIP';
const factType = ({ element }: Change): string => (element.kind === 'RELATIONSHIP' ? element.type : '');

/** New entities and facts. */
function* newOnes(changes: readonly Change[], context: InSlice): Generator<Sending> {
  const made = changes.filter(({ kind }) => kind === 'ADDED');
  const entities = made.filter((change) => isEntity(context.ontology, change));
  if (entities.length > 0) {
    yield ['seed/new-entities', newEntities(entities, context)];
    yield ['seed/new-states', newStates(statesOf(entities, context.ontology).added)];
  }
  for (const [type, facts] of groupBy(made.filter(isFact), factType)) {
    const { added } = statesOf(facts, context.ontology);
    yield ['seed/new-facts', newFacts(facts, added, context), type];
  }
}

/** All others: new evidence, and elements that existed before. */
function* changedOnes(
  changes: readonly Change[],
  { ontology, revision, located, records, scripts, toldOn }: InSlice,
): Generator<Sending> {
  const others = changes.filter(
    (change) => change.kind !== 'ADDED' || !(isFact(change) || isEntity(ontology, change)),
  );
  const setting = others.flatMap((change): { change: Change; row: Row }[] => {
    const { kind, element, left } = change;
    const set =
      kind === 'ADDED' || kind === 'CHANGED'
        ? derivedOf(change, ontology, revision, {
            located: located.get(element.elementId),
            record: records.get(element.elementId),
            scripts,
            toldOn,
          })
        : kind === 'SAME' && left && putRight(change, left);
    return set ? [{ change, row: { element: element.elementId, set } }] : [];
  });
  const nodes = setting.filter(({ change }) => !isFact(change)).map(({ row }) => row);
  if (nodes.length > 0) yield ['seed/set-nodes', { rows: nodes }];
  const facts = setting.filter(({ change }) => isFact(change));
  for (const [type, own] of groupBy(facts, ({ change }) => factType(change)))
    yield ['seed/set-facts', { rows: own.map(({ row }) => row) }, type];
  const renamed = others.filter((change) => change.kind === 'CHANGED' && isEntity(ontology, change));
  const names = renamed.map((change) => ({
    element: change.element.elementId,
    names: nameRowsOf(change, ontology, scripts).map((name) => ({ ...name })),
  }));
  if (names.length > 0) yield ['seed/names', { rows: names }];
  const { added, dropped } = statesOf(others, ontology);
  if (dropped.length > 0) yield ['seed/states-dropped', { rows: dropped.map((row) => ({ ...row })) }];
  if (added.length > 0)
    yield [
      'seed/states',
      {
        rows: added.map(({ since, ...row }) => ({ ...row, since: since && BigInt(since) })),
        revision: BigInt(revision),
      },
    ];
}

/** Values that the statements left different from what they are to be. */
const putRight = ({ type, stated }: Change, left: Change['stated']): Record<string, Parameter> =>
  Object.fromEntries(
    differing({ earlier: left, stated }).map((name) => [name, forGraph(type, name, stated[name] ?? null)]),
  );
