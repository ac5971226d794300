/** How an element is known outside of the database: a node by its id, a fact by its factId. */
import { hash } from 'node:crypto';
import type { Ontology, RelationshipType } from '../../../ontology/model.js';
import type { FactKey } from '../../ledger/patch.js';
import type { Change } from './change.js';
import type { ElementState, FactState } from './element-state.js';

/** `fact/` and 24 hex digits of the SHA-256 of the JSON of [type, from, to, key values]. */
export function factIdOf(
  fact: Pick<FactState, 'type' | 'from' | 'to' | 'properties'>,
  type: RelationshipType,
): string {
  const key = type.key.map((name) => fact.properties[name] ?? '');
  const text = JSON.stringify([fact.type, fact.from.id, fact.to.id, key]);
  return `fact/${hash('sha256', text).slice(0, 24)}`;
}

export function idOf(element: ElementState, type: Change['type']): string {
  if (element.kind === 'RELATIONSHIP') return factIdOf(element, type as RelationshipType);
  return typeof element.properties.id === 'string' ? element.properties.id : '';
}

/** Key of a changed fact; undefined for a node. */
export function factKeyOf({ id, element }: Pick<Change, 'id' | 'element'>): FactKey | undefined {
  return element.kind === 'NODE' ? undefined : [id, element.type, element.from.id, element.to.id];
}

export const isEntity = (ontology: Ontology, { type, element }: Pick<Change, 'element' | 'type'>): boolean =>
  element.kind === 'NODE' && ontology.entities.has(type.name);
