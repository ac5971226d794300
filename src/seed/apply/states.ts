/** What evidence states: STATES runs to the entity that has the property, or that the fact starts from. */
import type { Ontology } from '../../ontology/model.js';
import { isEvidenceList } from '../property-roles.js';
import { textsIn, type Change } from './changes.js';
import { idOf, isEntity } from './element-id.js';

/** One STATES relationship: of a fact by its factId, of an entity by property, '' its being. */
interface Stating {
  readonly evidence: string;
  /** Element id of the entity. */
  readonly element: string;
  readonly factId: string | null;
  readonly property: string | null;
}

export interface StatingChanges {
  /** Of what was just made, where none can be there; by evidence. */
  readonly fresh: { readonly evidence: string; readonly rows: Omit<Stating, 'evidence'>[] }[];
  readonly added: Stating[];
  readonly dropped: Stating[];
}

export function statesOf(changes: readonly Change[], ontology: Ontology): StatingChanges {
  const fresh = new Map<string, Omit<Stating, 'evidence'>[]>();
  const added: Stating[] = [];
  const dropped: Stating[] = [];
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
      const before = new Set(names.flatMap((list) => textsIn(earlier[list])));
      const now = new Set(names.flatMap((list) => textsIn(stated[list])));
      for (const evidence of now) {
        if (before.has(evidence)) continue;
        const row = { element: at, factId, property };
        if (kind !== 'ADDED') added.push({ evidence, ...row });
        else if (fresh.has(evidence)) fresh.get(evidence)?.push(row);
        else fresh.set(evidence, [row]);
      }
      for (const evidence of before)
        if (!now.has(evidence)) dropped.push({ evidence, element: at, factId, property });
    }
  }
  return { fresh: [...fresh].map(([evidence, rows]) => ({ evidence, rows })), added, dropped };
}
