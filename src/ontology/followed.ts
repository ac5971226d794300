/** Which facts a relationship field follows. */
import type { Branch, Ontology, RelationshipField, RelationshipType } from './model.js';

/** The relationship types of a field, each with its ends and its condition. */
export const branchesOf = ({ branches, relationship, ends }: RelationshipField): readonly Branch[] =>
  branches ?? [{ relationship, ends }];

/** Whether the facts of a field have several types. */
export const isMixed = (field: RelationshipField): boolean =>
  new Set(branchesOf(field).map(({ relationship }) => relationship)).size > 1;

/** The types that the facts of a field may have, each once. */
export const relationshipsOf = (
  ontology: Pick<Ontology, 'relationships'>,
  field: RelationshipField,
): readonly RelationshipType[] => [
  ...new Set(branchesOf(field).flatMap(({ relationship }) => ontology.relationships.get(relationship) ?? [])),
];

/** What is known of each fact of a field: all of its type where there is one, else what all facts have in common. */
export function factsOf(
  ontology: Pick<Ontology, 'relationships' | 'fact'>,
  field: RelationshipField,
): Pick<RelationshipType, 'name' | 'description' | 'properties' | 'key'> {
  const types = relationshipsOf(ontology, field);
  const [type] = types;
  if (!type) throw new Error(`No relationship type ${field.relationship}.`);
  if (!isMixed(field)) return type;
  return {
    name: commonFact,
    description: `A fact of one of the types ${types.map((one) => one.type).join(', ')}.`,
    properties: ontology.fact,
    key: [...new Set(types.flatMap(({ key }) => key))],
  };
}

/** Stem of the input that filters facts of several types. */
export const commonFact = 'CommonFact';
