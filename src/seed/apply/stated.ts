/** What an author states and what the loader derives, on one and the same element. */
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import { isDerived } from '../property-roles.js';
import { claimType } from './claims.js';
import type { ElementState } from './state.js';

type Type = NodeType | RelationshipType;

/** The type of an element; undefined where the ontology has none. */
export function typeOf(ontology: Ontology, state: ElementState): Type | undefined {
  if (state.kind === 'RELATIONSHIP') return ontology.relationships.get(state.type);
  return nodeTypeOfLabels(ontology, state.labels);
}

export function nodeTypeOfLabels(ontology: Ontology, labels: readonly string[]): NodeType | undefined {
  return [...ontology.entities.values(), ...ontology.records.values(), claimType].find((type) =>
    labels.includes(type.label),
  );
}

/** The properties that are stated. */
export function statedOf(type: Type, properties: ElementState['properties']): ElementState['properties'] {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !isDerived(type, name)));
}
