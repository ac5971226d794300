/** Writes derived data: a fixed number of statements, whatever the number of elements. */
import type { Parameter, Parameters } from '../../graph/values.js';
import { namesOf } from '../../names/entity-names.js';
import type { Ontology } from '../../ontology/model.js';
import { differing, type Change } from './changes.js';
import type { Located } from './checks/quotes.js';
import { derivedOf } from './derive.js';
import { idOf, isEntity } from './element-id.js';
import { statesOf } from './states.js';
import { forGraph } from './values-for-graph.js';

export type RunWrite = (name: string, parameters: Parameters) => Promise<unknown>;

type Rows = Record<string, Parameter>[];

/** @param changes all of the touched */
export async function writeDerived(
  run: RunWrite,
  changes: readonly Change[],
  {
    ontology,
    revision,
    located,
  }: { ontology: Ontology; revision: number; located: ReadonlyMap<string, Located> },
): Promise<void> {
  const made: Rows = [];
  const nodes: Rows = [];
  const facts: Rows = [];
  const names: Rows = [];
  for (const change of changes) {
    const { kind, element } = change;
    const row = { element: element.elementId };
    if (kind === 'ADDED' || kind === 'CHANGED') {
      const set = derivedOf(change, ontology, revision, located.get(element.elementId));
      if (element.kind === 'RELATIONSHIP') facts.push({ ...row, set });
      else if (!isEntity(ontology, change)) nodes.push({ ...row, set });
      else if (kind === 'ADDED') made.push({ ...row, set, names: nameRows(change, ontology) });
      else {
        nodes.push({ ...row, set });
        names.push({ ...row, names: nameRows(change, ontology) });
      }
    } else if (kind === 'SAME' && change.left) {
      (element.kind === 'NODE' ? nodes : facts).push({ ...row, set: putRight(change, change.left) });
    }
  }
  // First, as what is removed may have been made again under its id.
  const gone = changes.filter((change) => change.kind === 'REMOVED' && isEntity(ontology, change)).map(idOf);
  if (gone.length > 0) await run('seed/names-gone', { ids: gone });
  if (made.length > 0) await run('seed/new-entities', { rows: made });
  if (nodes.length > 0) await run('seed/set-nodes', { rows: nodes });
  if (facts.length > 0) await run('seed/set-facts', { rows: facts });
  if (names.length > 0) await run('seed/names', { rows: names });
  const { fresh, added, dropped } = statesOf(changes, ontology);
  if (dropped.length > 0) await run('seed/states-dropped', { rows: dropped.map((row) => ({ ...row })) });
  if (fresh.length > 0)
    await run('seed/new-states', {
      groups: fresh.map(({ evidence, rows }) => ({ evidence, rows: rows.map((row) => ({ ...row })) })),
    });
  if (added.length > 0) await run('seed/states', { rows: added.map((row) => ({ ...row })) });
}

/** Values that the statements left otherwise than they are to be. */
const putRight = ({ type, stated }: Change, left: Change['stated']): Record<string, Parameter> =>
  Object.fromEntries(
    differing({ earlier: left, stated }).map((name) => [name, forGraph(type, name, stated[name] ?? null)]),
  );

function nameRows(change: Change, ontology: Ontology): Rows {
  const type = ontology.entities.get(change.type.name);
  const id = idOf(change);
  if (!type) return [];
  const names = namesOf(
    { ...change.stated, name: text(change.stated[type.nameProperty]) },
    { person: type.person },
  );
  return names.map(({ text: name, lang, kind, fold, reading }) => ({
    id: `${id} ${kind} ${name}`,
    text: name,
    lang,
    kind,
    fold,
    reading,
  }));
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
