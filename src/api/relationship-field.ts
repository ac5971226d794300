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
import { toConnection } from './connection.js';
import type { RequestContext } from './request-context.js';
import { listSelection, placeOf } from './selection.js';

export function relationshipField(
  ontology: Ontology,
  field: RelationshipField,
): GraphQLFieldResolver<NodeRow, RequestContext, ListArguments> {
  const scope: ListScope = {
    node: ontology.entities.get(field.target)?.properties ?? ontology.common.properties,
    edge: ontology.relationships.get(field.relationship)?.properties,
    entity: true,
  };
  return async (parent, args, context, info) => {
    const first = pageSize(args);
    const orders = ordersOf(args.orderBy ?? [], scope);
    const after = positionOf(args, orders);
    const parentType = parent.__typename;
    const selection = listSelection(info, field.sameType ? [parentType] : field.ends);
    const asked = {
      parent: parentType,
      columns: selection.columns,
      edgeColumns: selection.edgeColumns,
      first: selection.list ? first : undefined,
      after,
      where: args.where ? fieldConditionOf(args.where, scope, ontology) : undefined,
      orders,
      count: selection.count,
    };
    const request: LevelRequest = { field, ...asked };
    const page = await context.loaders.level(placeOf(info, asked), request, parent.id);
    return toConnection(page, orders, after !== undefined, context);
  };
}
