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
  const there = changes.filter(({ kind }) => kind === 'ADDED' || kind === 'CHANGED');
  const putRight = changes.filter(({ kind, left }) => kind === 'SAME' && left);
  const rows = (kind: Change['element']['kind']) => [
    ...there
      .filter(({ element }) => element.kind === kind)
      .map((change) => {
        const element = change.element.elementId;
        return { element, set: derivedOf(change, ontology, revision, located.get(element)) };
      }),
    ...putRight
      .filter(({ element }) => element.kind === kind)
      .map(({ type, stated, left, element }) => ({
        element: element.elementId,
        set: Object.fromEntries(
          differing({ earlier: left ?? {}, stated }).map((name) => [
            name,
            forGraph(type, name, stated[name] ?? null),
          ]),
        ),
      })),
  ];
  const [nodes, facts] = [rows('NODE'), rows('RELATIONSHIP')];
  if (nodes.length > 0) await run('seed/set-nodes', { rows: nodes });
  if (facts.length > 0) await run('seed/set-facts', { rows: facts });
  const names = there.flatMap((change) => nameRow(change, ontology));
  if (names.length > 0) await run('seed/names', { rows: names });
  const gone = changes.filter((change) => change.kind === 'REMOVED' && isEntity(ontology, change)).map(idOf);
  if (gone.length > 0) await run('seed/names-gone', { ids: gone });
  const { facts: stating, properties, dropped } = statesOf(changes, ontology);
  if (dropped.length > 0) await run('seed/states-dropped', { rows: dropped });
  if (stating.length + properties.length > 0) await run('seed/states', { facts: stating, properties });
}

function nameRow(change: Change, ontology: Ontology): Record<string, Parameter>[] {
  const type = ontology.entities.get(change.type.name);
  const id = change.element.properties.id;
  if (!type || typeof id !== 'string') return [];
  const names = namesOf(
    { ...change.stated, name: text(change.stated[type.nameProperty]) },
    { person: type.person },
  );
  return [
    {
      element: change.element.elementId,
      names: names.map(({ text: name, lang, kind, fold, reading }) => ({
        id: `${id} ${kind} ${name}`,
        text: name,
        lang,
        kind,
        fold,
        reading,
      })),
    },
  ];
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
