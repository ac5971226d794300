/** Writes derived data: a fixed number of statements, whatever the number of elements. */
import type { Parameter, Parameters } from '../../graph/values.js';
import { namesOf } from '../../names/entity-names.js';
import type { Ontology } from '../../ontology/model.js';
import type { Change } from './changes.js';
import type { Located } from './checks/quotes.js';
import { derivedOf, factIdOf } from './derive.js';
import { isEvidenceList } from '../property-roles.js';

export type RunWrite = (name: string, parameters: Parameters) => Promise<unknown>;

/** @param changes those that differ */
export async function writeDerived(
  run: RunWrite,
  changes: readonly Change[],
  {
    ontology,
    revision,
    located,
  }: { ontology: Ontology; revision: number; located: ReadonlyMap<string, Located> },
): Promise<void> {
  const rows = (kind: Change['after']['kind']) =>
    changes
      .filter(({ after }) => after.kind === kind)
      .map((change) => {
        const element = change.after.elementId;
        return { element, set: derivedOf(change, ontology, revision, located.get(element)) };
      });
  const [nodes, facts] = [rows('NODE'), rows('RELATIONSHIP')];
  if (nodes.length > 0) await run('seed/derive-nodes', { rows: nodes });
  if (facts.length > 0) await run('seed/derive-facts', { rows: facts });
  const names = changes.flatMap((change) => nameRow(change, ontology));
  if (names.length > 0) await run('seed/names', { rows: names });
  const states = statesOf(changes, ontology);
  if (states.facts.length + states.properties.length > 0) await run('seed/states', states);
}

function nameRow(change: Change, ontology: Ontology): Record<string, Parameter>[] {
  const type = ontology.entities.get(change.type.name);
  const id = change.after.properties.id;
  if (!type || typeof id !== 'string') return [];
  const names = namesOf(
    { ...change.stated, name: text(change.stated[type.nameProperty]) },
    { person: type.person },
  );
  return [
    {
      element: change.after.elementId,
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

/** STATES runs to the entity that has the property, or that the fact starts from. */
function statesOf(changes: readonly Change[], ontology: Ontology) {
  const facts: Record<string, Parameter>[] = [];
  const properties: Record<string, Parameter>[] = [];
  for (const { type, stated, after } of changes) {
    if (after.kind === 'NODE' && !ontology.entities.has(type.name)) continue;
    for (const [name, value] of Object.entries(stated)) {
      if (!isEvidenceList(type, name) || !Array.isArray(value)) continue;
      for (const evidence of value) {
        if (after.kind === 'NODE') {
          const property = name === 'evidence' ? '' : name.slice(0, -'Evidence'.length);
          properties.push({ evidence, element: after.elementId, property });
        } else if ('key' in type) {
          facts.push({ evidence, element: after.from.elementId, factId: factIdOf(after, type) });
        }
      }
    }
  }
  return { facts, properties };
}
