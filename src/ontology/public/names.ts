/** Names of the public contract, made from the ontology's in one way everywhere. */
import type { RelationshipField } from '../model.js';

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** `startupProject` or `StartupProject` to `STARTUP_PROJECT`. */
export const upperSnake = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();

/** Owner + field: `OrganisationAgreements`, the stem of its connection and edge. */
export const stemOf = (field: RelationshipField): string => `${field.owner}${capital(field.name)}`;

/**
 * Target + fact: `OrganisationPartyTo`, the stem of what chooses and orders the entries of a field. Fields that lead to the same
 * nodes by the same facts share these types.
 * @param fact name of the field's facts
 */
export const choiceStem = ({ target }: Pick<RelationshipField, 'target'>, fact: string): string =>
  `${target}${fact}`;

export const connectionName = (stem: string): string => `${stem}Connection`;
export const edgeName = (stem: string): string => `${stem}Edge`;
export const whereName = (stem: string): string => `${stem}Where`;
/** The enum of an entity type's properties that are facts. */
export const propertyEnum = (type: string): string => `${type}Property`;
/** `PARTIES_COUNT`: the order by how many entries a relationship field has, without its direction. */
export const countOrder = ({ name }: Pick<RelationshipField, 'name'>): string => `${upperSnake(name)}_COUNT`;
/** The filter over the entries of a relationship field. */
export const relatedName = (stem: string): string => `${stem}Filter`;
/** What groups of nodes of a type, or of facts that lead to it, may be made by. */
export const groupKeyName = (type: string): string => `${type}GroupKey`;
/** The dates that timelines may be made by. */
export const dateName = (type: string): string => `${type}Date`;
export const orderName = (stem: string): string => `${stem}Order`;
