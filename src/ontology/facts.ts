/** What of an entity or a relationship is stated: something that a source can say. */
import type { NodeType, Property } from './model.js';

/** Proof and remarks: they speak of facts and are none. */
export const aboutFacts: readonly string[] = ['evidence', 'inferred', 'note'];

/** The properties that a source states, in the order of the ontology; the id is none. Those of an entity are facts. */
export const factProperties = ({ properties }: Pick<NodeType, 'properties'>): Property[] =>
  [...properties.values()].filter(({ name, derived }) => !derived && !aboutFacts.includes(name));
