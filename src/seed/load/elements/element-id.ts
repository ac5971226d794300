/** How an element is known outside of the database: a node by its id, a fact by its factId. */
import { hash } from 'node:crypto';
import type { Value } from '../../../graph/values.js';
import type { Ontology, RelationshipType } from '../../../ontology/model.js';
import type { FactKey } from '../../ledger/patch.js';
import type { Change } from './change.js';
import type { ElementState, FactState } from './element-state.js';

/** `fact/` and 24 hex digits of the SHA-256 of the JSON of [type, from, to, key values], and the term unless it is ''. */
export function factIdOf(
  fact: Pick<FactState, 'type' | 'from' | 'to' | 'properties'>,
  type: RelationshipType,
): string {
  const key = type.key.filter((name) => name !== type.term).map((name) => fact.properties[name] ?? '');
  const term = termIn(fact, type);
  const text = JSON.stringify([fact.type, fact.from.id, fact.to.id, key, ...(term === '' ? [] : [term])]);
  return `fact/${hash('sha256', text).slice(0, 24)}`;
}

const termIn = ({ properties }: Pick<FactState, 'properties'>, { term }: RelationshipType): Value =>
  (term === undefined ? undefined : properties[term]) ?? '';

/** What tells a fact apart from other periods of it; '' where it has no term, and for a node. */
export function termOf({ element, type }: Pick<Change, 'element' | 'type'>): string {
  const term = element.kind === 'RELATIONSHIP' && 'key' in type ? termIn(element, type) : '';
  return typeof term === 'string' ? term : '';
}

export function idOf(element: ElementState, type: Change['type']): string {
  if (element.kind === 'RELATIONSHIP') return factIdOf(element, type as RelationshipType);
  return typeof element.properties.id === 'string' ? element.properties.id : '';
}

/** Key of a changed fact; undefined for a node. */
export function factKeyOf(change: Pick<Change, 'id' | 'element' | 'type'>): FactKey | undefined {
  const { id, element } = change;
  if (element.kind === 'NODE') return undefined;
  const term = termOf(change);
  const key = [id, element.type, element.from.id, element.to.id] as const;
  return term === '' ? key : [...key, term];
}

export const isEntity = (ontology: Ontology, { type, element }: Pick<Change, 'element' | 'type'>): boolean =>
  element.kind === 'NODE' && ontology.entities.has(type.name);
