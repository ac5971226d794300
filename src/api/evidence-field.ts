/** `evidence` of an entity: the passages that state it, or some of its properties. */
import type { GraphQLFieldResolver } from 'graphql';
import { factProperties } from '../ontology/facts.js';
import type { EntityType, Ontology } from '../ontology/model.js';
import { upperSnake } from '../ontology/public/names.js';
import type { NodeRow } from '../loaders/request.js';
import { evidenceOf } from '../questions/facts/proof.js';
import type { RequestContext } from './context.js';
import { propertyField } from './property-field.js';
import type { Columns } from './selection.js';

interface Arguments {
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
    const asked = askedOf(type, args);
    if (!asked) return follow(entity, args, context, info);
    const ids = new Set(asked.flatMap((name) => evidenceOf(entity, name).evidence));
    return follow({ ...entity, evidence: [...ids] }, args, context, info);
  };
}
