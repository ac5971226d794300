/** What of an entity is a fact: something that a source states. */
import type { NodeType, Property } from './model.js';

/** Proof and remarks: they speak of facts and are none. */
export const aboutFacts: readonly string[] = ['evidence', 'inferred', 'note'];

/** The properties that are facts where they have a value, in the order of the ontology; the id is none. */
export const factProperties = ({ properties }: Pick<NodeType, 'properties'>): Property[] =>
  [...properties.values()].filter(({ name, derived }) => !derived && !aboutFacts.includes(name));

/** What a fact is known by that is a property of an entity; the property '' stands for the entity's existence. */
export const propertyFactId = (entity: string, property: string): string => `${entity}#${property}`;
