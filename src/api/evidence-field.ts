/** `evidence` of an entity: the passages that state it, or some of its properties. */
import type { GraphQLFieldResolver } from 'graphql';
import { factProperties } from '../ontology/facts.js';
import type { EntityType, Ontology } from '../ontology/model.js';
import { upperSnake } from '../ontology/public/names.js';
import type { NodeRow } from '../loaders/request.js';
import { evidenceOf } from '../questions/facts/proof.js';
import type { FirstArguments } from './paging/first-of.js';
import type { RequestContext } from './context.js';
import { propertyField, referenceCount } from './property-field.js';
import type { Columns } from './selection.js';

interface Arguments extends FirstArguments {
  readonly of?: readonly string[] | null;
}

/** Names of the properties asked for; undefined for the entity itself. */
const askedOf = (type: EntityType, { of }: Arguments): string[] | undefined =>
  of
    ? factProperties(type)
        .map(({ name }) => name)
        .filter((name) => of.includes(upperSnake(name)))
    : undefined;

export const evidenceColumns =
  (type: EntityType): Columns =>
  (args) => ['evidence', ...(askedOf(type, args) ?? []).map((name) => `${name}Evidence`)];

export function evidenceField(
  ontology: Ontology,
  type: EntityType,
): GraphQLFieldResolver<NodeRow, RequestContext, Arguments> {
  const evidence = type.properties.get('evidence');
  if (!evidence) return () => [];
  const follow = propertyField(ontology, evidence);
  return (entity, args, context, info) => {
    const ids = idsOf(type, entity, args);
    return follow(ids ? { ...entity, evidence: ids } : entity, args, context, info);
  };
}

/** The count beside it, under the same argument. */
export function evidenceCount(type: EntityType): GraphQLFieldResolver<NodeRow, RequestContext, Arguments> {
  const evidence = type.properties.get('evidence');
  if (!evidence) return () => 0;
  const count = referenceCount(evidence);
  return (entity, args, context, info) =>
    idsOf(type, entity, args)?.length ?? count(entity, args, context, info);
}

/** Ids of the passages that state the properties asked for; undefined for those of the entity itself. */
function idsOf(type: EntityType, entity: NodeRow, args: Arguments): string[] | undefined {
  const asked = askedOf(type, args);
  return asked && [...new Set(asked.flatMap((name) => evidenceOf(entity, name).evidence))];
}
