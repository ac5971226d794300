/** What an author states and what the loader derives, on one and the same element. */
import { put, type Value } from '../../../graph/values.js';
import type { NodeType, Ontology, RelationshipType } from '../../../ontology/model.js';
import { isDerived } from '../../properties/property-roles.js';
import { claimType } from './claims.js';
import type { ElementState } from './element-state.js';

type Type = NodeType | RelationshipType;

/** The type of an element; undefined where the ontology has none. */
export function typeOf(ontology: Ontology, state: ElementState): Type | undefined {
  if (state.kind === 'RELATIONSHIP') return ontology.relationships.get(state.type);
  return nodeTypeOfLabels(ontology, state.labels);
}

export function nodeTypeOfLabels(ontology: Ontology, labels: readonly string[]): NodeType | undefined {
  let types = nodeTypes.get(ontology);
  if (!types) {
    types = [...ontology.entities.values(), ...ontology.records.values(), claimType];
    nodeTypes.set(ontology, types);
  }
  return types.find(({ label }) => labels.includes(label));
}

/** Needed for each element of a bulk load. */
const nodeTypes = new WeakMap<Ontology, readonly NodeType[]>();

/** The properties that are stated: not the term of a fact that has none, which the graph holds as ''. */
export function statedOf(type: Type, properties: ElementState['properties']): ElementState['properties'] {
  const stated: Record<string, Value> = {};
  const term = 'term' in type ? type.term : undefined;
  for (const [name, value] of Object.entries(properties))
    if (!isDerived(type, name) && !(name === term && value === '')) put(stated, name, value);
  return stated;
}
