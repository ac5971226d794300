/** What evidence states: STATES runs to the entity that has the property, or that the fact starts from. */
import type { Parameter } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { isEvidenceList } from '../property-roles.js';
import { textsIn, type Change } from './changes.js';
import { idOf, isEntity } from './element-id.js';

type Rows = Record<string, Parameter>[];

/** Rows for cypher/seed/states.cypher and states-dropped.cypher. */
export function statesOf(
  changes: readonly Change[],
  ontology: Ontology,
): { readonly facts: Rows; readonly properties: Rows; readonly dropped: Rows } {
  const facts: Rows = [];
  const properties: Rows = [];
  const dropped: Rows = [];
  for (const change of changes) {
    const { element, earlier, stated, kind, type } = change;
    const fact = element.kind === 'RELATIONSHIP';
    if (!fact && !isEntity(ontology, change)) continue;
    // With the node goes what leads to it.
    if (!fact && kind === 'REMOVED') continue;
    const at = fact ? element.from.elementId : element.elementId;
    const factId = fact ? idOf(change) : null;
    const lists = Object.keys({ ...earlier, ...stated }).filter((name) => isEvidenceList(type, name));
    // A fact is stated as a whole, whichever of its lists names the evidence.
    for (const names of fact ? [lists] : lists.map((name) => [name])) {
      const [name = ''] = names;
      const property = fact ? null : name === 'evidence' ? '' : name.slice(0, -'Evidence'.length);
      const before = [...new Set(names.flatMap((list) => textsIn(earlier[list])))];
      const now = [...new Set(names.flatMap((list) => textsIn(stated[list])))];
      for (const evidence of now.filter((id) => !before.includes(id))) {
        if (fact) facts.push({ evidence, element: at, factId });
        else properties.push({ evidence, element: at, property });
      }
      for (const evidence of before.filter((id) => !now.includes(id)))
        dropped.push({ evidence, element: at, factId, property });
    }
  }
  return { facts, properties, dropped };
}
