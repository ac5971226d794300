/** What an author states and what the loader derives, on one and the same element. */
import type { NodeType, Ontology, Property, RelationshipType } from '../../ontology/model.js';
import type { ElementState } from './state.js';

type Type = NodeType | RelationshipType;

/** The type of an element; undefined where the ontology has none. */
export function typeOf(ontology: Ontology, state: ElementState): Type | undefined {
  if (state.kind === 'RELATIONSHIP') return ontology.relationships.get(state.type);
  return nodeTypeOfLabels(ontology, state.labels);
}

export function nodeTypeOfLabels(ontology: Ontology, labels: readonly string[]): NodeType | undefined {
  return [...ontology.entities.values(), ...ontology.records.values()].find((type) =>
    labels.includes(type.label),
  );
}

const always = new Set(['sortName', 'factId', 'addedIn', 'changedIn']);

/** Whether the loader writes the property. */
export function isDerived(type: Type, name: string): boolean {
  if (always.has(name)) return true;
  if (type.properties.get(name)?.derived) return true;
  const day = /^(.*)(Earliest|Latest)$/.exec(name)?.[1];
  return day !== undefined && type.properties.get(day)?.kind === 'DATE';
}

/** The property that `<property>Evidence` proves. */
export function provenBy(type: Type, name: string): Property | undefined {
  return name.endsWith('Evidence') ? type.properties.get(name.slice(0, -'Evidence'.length)) : undefined;
}

/** A list of evidence: it only grows. */
export const isEvidenceList = (type: Type, name: string): boolean =>
  name === 'evidence' || provenBy(type, name) !== undefined;

/** The properties that are stated. */
export function statedOf(type: Type, properties: ElementState['properties']): ElementState['properties'] {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !isDerived(type, name)));
}
