/** How much of the schema a description of it holds: counted exactly, since the schema is in memory. */
import {
  getArgumentValues,
  getNamedType,
  isListType,
  getNullableType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { collectFields, responseKey, type Info } from '../collect-fields.js';
import { weights } from './weights.js';

/** Each object to describe, and how often the answer holds it. */
type Described = ReadonlyMap<unknown, number>;

/** Price of `__schema` or `__type`, with all below it. */
export function describedBy(info: Info, node: FieldNode): number {
  const field = node.name.value === '__schema' ? SchemaMetaFieldDef : TypeMetaFieldDef;
  return weights.described * objectsOf(info, field, [node], new Map([[undefined, 1]]));
}

/** graphql-js has a resolver for each field of a description: these say what a list holds. */
function objectsOf(
  info: Info,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  parents: Described,
): number {
  const type = getNamedType(field.type);
  const [node] = nodes;
  if (!isObjectType(type) || !node) return 0;
  const args = getArgumentValues(field, node, info.variableValues);
  const isList = isListType(getNullableType(field.type));
  const found = new Map<unknown, number>();
  let objects = 0;
  for (const [parent, times] of parents) {
    const value: unknown = field.resolve?.(parent, args, undefined, info as GraphQLResolveInfo);
    for (const item of isList && Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item === null || item === undefined) continue;
      found.set(item, (found.get(item) ?? 0) + times);
      objects += times;
    }
  }
  return objects + below(info, type, nodes, found);
}

function below(
  info: Info,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  described: Described,
): number {
  if (described.size === 0) return 0;
  let objects = 0;
  for (const same of collectFields(info, type, nodes, responseKey).values()) {
    const field = type.getFields()[same[0]?.name.value ?? ''];
    if (field) objects += objectsOf(info, field, same, described);
  }
  return objects;
}
