/** The pair of root fields every type has: one by id, many by page. */
import type { GraphQLFieldResolver } from 'graphql';
import { excerpt } from '../excerpt.js';
import { nodeTypeOfId, referredTo, type NodeType, type Ontology } from '../ontology/model.js';
import {
  afterOf,
  orderSignature,
  ordersOf,
  pageSize,
  type ListArguments,
  type ListScope,
} from './arguments.js';
import { badInput } from './bad-input.js';
import { conditionOf } from './conditions.js';
import { loadedConnection } from './connection.js';
import type { RequestContext } from './context.js';
import { bounded } from './limits/conditions.js';
import { filterOf, type ListKey } from './list-key.js';
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

/** @throws PactgraphError BAD_USER_INPUT for an id that no node of the type has: null would say that it is not there */
function checkId(id: string, { name, idPrefix }: NodeType, ontology: Ontology): void {
  const found = nodeTypeOfId(ontology, id);
  if (found ? found.name === name : idPrefix === undefined) return;
  const given = `"${excerpt(id, 60)}"`;
  if (!found)
    throw badInput(
      'id',
      `${given} is no id of ${referredTo({ to: name })}: they begin with "${idPrefix ?? ''}/".`,
    );
  const fields = [found.singular, ontology.entities.has(found.name) ? 'entity' : 'node'];
  const ask = fields.flatMap((field) => (field === undefined ? [] : [`\`${field}(id:)\``])).join(' or ');
  throw badInput('id', `${given} is the id of ${referredTo({ to: found.name })}: ask ${ask}.`);
}

export function manyByPage(
  ontology: Ontology,
  type: NodeType,
): GraphQLFieldResolver<unknown, RequestContext, ListArguments> {
  const scope: ListScope = {
    node: type.properties,
    edge: undefined,
    entity: ontology.entities.has(type.name),
    fields: ontology.entities.get(type.name)?.fields,
  };
  return async (_, args, context, info) => {
    const first = pageSize(args);
    const orders = ordersOf(args.orderBy ?? [], scope);
    const selection = listSelection(info);
    const where = args.where ? bounded(conditionOf(args.where, 'NODE', scope, ontology)) : undefined;
    const list: ListKey = {
      field: `Query.${info.fieldName}`,
      parent: null,
      order: orderSignature(orders),
      filter: filterOf(where),
    };
    const after = afterOf(args, list, orders.length);
    const request = {
      type: type.name,
      columns: selection.columns,
      first: selection.list ? first : undefined,
      after,
      where,
      orders,
      count: selection.count,
    };
    const page = await context.loaders.page(questionOf(info, request), request);
    return loadedConnection(page, list, after, context);
  };
}
