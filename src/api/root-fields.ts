/** The pair of root fields every type has: one by id, many by page. */
import type { GraphQLFieldResolver } from 'graphql';
import { keysOfList } from '../ontology/group-keys.js';
import type { NodeType, Ontology } from '../ontology/model.js';
import { onItsDay, ownDay, type DayArgument } from './asked-day.js';
import { orderSignature, ordersOf, type ListArguments, type ListScope } from './arguments.js';
import { spanOf } from './paging/both-ways.js';
import { readsOfPage } from '../loaders/reads.js';
import { checkId } from './check-id.js';
import { conditionOf } from './conditions.js';
import type { Counted } from './counting/counting.js';
import { emptyPage, loadedConnection } from './paging/connection.js';
import type { RequestContext } from './context.js';
import { bounded } from './limits/conditions.js';
import { filterOf, type ListKey } from './paging/list-key.js';
import { listSelection, nodeColumns, nodePlan, questionOf } from './selection.js';

export function oneById(
  ontology: Ontology,
  type: NodeType,
): GraphQLFieldResolver<unknown, RequestContext, { id: string }> {
  return (_, { id }, context, info) => {
    checkId(id, type, ontology);
    const plan = nodePlan([type.name], nodeColumns(info, info.returnType, info.fieldNodes));
    return context.loaders.node(plan.question, plan, id);
  };
}

export function manyByPage(
  ontology: Ontology,
  type: NodeType,
): GraphQLFieldResolver<unknown, RequestContext, ListArguments & DayArgument> {
  const scope: ListScope = {
    node: type.properties,
    edge: undefined,
    entity: ontology.entities.has(type.name),
    fields: ontology.entities.get(type.name)?.fields,
  };
  const keys = keysOfList(ontology, type.name);
  return async (_, args, context, info) => {
    const orders = ordersOf(args.orderBy ?? [], scope);
    const selection = listSelection(info);
    const where = args.where ? bounded(conditionOf(args.where, 'NODE', scope, ontology)) : undefined;
    const list: ListKey = {
      field: `Query.${info.fieldName}`,
      parent: null,
      order: orderSignature(orders),
      filter: onItsDay(args, filterOf(where)),
    };
    const span = spanOf(args, list, orders.length);
    const request = {
      type: type.name,
      columns: selection.columns,
      first: selection.list ? span.size : undefined,
      backwards: span.backwards,
      after: span.from,
      ...(span.from && { seen: span.from.revision }),
      where,
      orders,
      ...ownDay(args, span, context),
      count: selection.count,
    };
    const isAsked = selection.list || selection.count || span.from !== undefined;
    const page = isAsked ? await context.loaders.page(questionOf(info, request), request) : emptyPage;
    const counted: Counted = {
      keys,
      where: args.where,
      onEntries: false,
      conditionOf: (own) => conditionOf(own, 'NODE', scope, ontology),
      rows: (grouping, first) => {
        const asked = {
          ...request,
          ...{ columns: [], orders: [], count: false, backwards: false, after: undefined },
          ...{ first, grouping },
        };
        return context.loaders.groupsOfPage(questionOf(info, asked), asked);
      },
    };
    const walk = { list, span, reads: () => readsOfPage(ontology, request) };
    return { ...loadedConnection(page, walk, context), counted };
  };
}
