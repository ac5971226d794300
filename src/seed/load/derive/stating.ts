/** What evidence states: STATES leads to the entity that has the property, or that the fact starts from. */
import type { Ontology } from '../../../ontology/model.js';
import { grows, isEvidenceList } from '../../properties/property-roles.js';
import type { Change } from '../elements/change.js';
import { same, textsIn } from '../../properties/values.js';
import { isEntity } from '../elements/element-id.js';

/** One STATES relationship: of a fact by its factId, of an entity by property, '' for its existence. */
export interface Stating {
  readonly evidence: string;
  /** Element id of the entity. */
  readonly element: string;
  readonly factId: string | null;
  readonly property: string | null;
  /** The revision that stated it, where that is an earlier one; null for the one that is being made. */
  readonly since: number | null;
}

export interface StatingChanges {
  readonly added: Stating[];
  readonly dropped: Stating[];
}

/** @param changes of entities and facts; others state nothing */
export function statesOf(changes: readonly Change[], ontology: Ontology): StatingChanges {
  const added: Stating[] = [];
  const dropped: Stating[] = [];
  for (const change of changes) {
    const { id, element, earlier, stated, kind } = change;
    const fact = element.kind === 'RELATIONSHIP';
    if (!fact && !isEntity(ontology, change)) continue;
    // Deleting the node deletes the relationships to it.
    if (!fact && kind === 'REMOVED') continue;
    const at = fact ? element.from.elementId : element.elementId;
    const factId = fact ? id : null;
    for (const [property, lists] of listsOf(change)) {
      const before = new Set(lists.flatMap((list) => textsIn(earlier[list])));
      const now = new Set(lists.flatMap((list) => textsIn(stated[list])));
      for (const evidence of now)
        if (!before.has(evidence))
          added.push({ evidence, element: at, factId, property, since: sinceOf(change, property, evidence) });
      for (const evidence of before)
        if (!now.has(evidence)) dropped.push({ evidence, element: at, factId, property, since: null });
    }
  }
  return { added, dropped };
}

/** A passage that gets into a property's own list may have proven the same value before, as one of the whole. */
function sinceOf({ type, element, earlier, stated }: Change, property: string | null, evidence: string) {
  if (property === null || property === '' || textsIn(earlier[`${property}Evidence`]).length > 0) return null;
  const stays = grows(type, property) || same(earlier[property], stated[property]);
  const proved =
    textsIn(earlier.evidence).includes(evidence) && (earlier[property] ?? null) !== null && stays;
  const { addedIn } = element.properties;
  return proved && typeof addedIn === 'number' ? addedIn : null;
}

/** Lists of evidence by the property they prove, '' for an entity's existence; null for a fact, proven as a whole. */
function listsOf({ type, element, earlier, stated }: Change): [property: string | null, lists: string[]][] {
  const lists = Object.keys({ ...earlier, ...stated }).filter((name) => isEvidenceList(type, name));
  if (element.kind === 'RELATIONSHIP') return [[null, lists]];
  return lists.map((name) => [name === 'evidence' ? '' : name.slice(0, -'Evidence'.length), [name]]);
}
