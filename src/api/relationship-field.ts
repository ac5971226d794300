/** The one resolver of all relationship fields. */
import type { GraphQLFieldResolver } from 'graphql';
import type { Ontology, RelationshipField } from '../ontology/model.js';
import type { LevelRequest, NodeRow } from '../loaders/request.js';
import {
  fieldConditionOf,
  ordersOf,
  pageSize,
  positionOf,
  type ListArguments,
  type ListScope,
} from './arguments.js';
import { loadedConnection } from './connection.js';
import { bounded } from './limits/conditions.js';
import type { RequestContext } from './context.js';
import { listSelection, oncePerPlace, questionOf } from './selection.js';

export function relationshipField(
  ontology: Ontology,
  field: RelationshipField,
): GraphQLFieldResolver<NodeRow, RequestContext, ListArguments> {
  const scope: ListScope = {
    node: ontology.entities.get(field.target)?.properties ?? ontology.common.properties,
    edge: ontology.relationships.get(field.relationship)?.properties,
    entity: true,
  };
  const planOf = oncePerPlace((info, args: ListArguments) => {
    const orders = ordersOf(args.orderBy ?? [], scope);
    const parent = info.parentType.name;
    const selection = listSelection(info, field.sameType ? [parent] : field.ends);
    const first = pageSize(args);
    const asked = {
      parent,
      columns: selection.columns,
      edgeColumns: selection.edgeColumns,
      first: selection.list ? first : undefined,
      after: positionOf(args, orders),
      where: args.where ? bounded(fieldConditionOf(args.where, scope, ontology)) : undefined,
      orders,
      count: selection.count,
    };
    const request: LevelRequest = { field, ...asked };
    return { request, question: questionOf(info, asked) };
  });
  return async (parent, args, context, info) => {
    const { request, question } = planOf(info, args);
    const page = await context.loaders.level(question, request, parent.id);
    return loadedConnection(page, request.orders, request.after !== undefined, context);
  };
}
