/** Types of which some belong to larger ones of the same type: departments, parts of a place. */
import type { Ontology } from './model.js';

/** The relationship type that leads to the larger one. */
export const partOf = 'PART_OF';

export const isNested = (ontology: Ontology, type: string): boolean =>
  (ontology.relationships.get(partOf)?.pairs ?? []).some(([from, to]) => from === type && to === type);
