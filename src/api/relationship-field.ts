/** The one resolver of all relationship fields. */
import type { GraphQLFieldResolver } from 'graphql';
import { keysOfList } from '../ontology/group-keys.js';
import type { Ontology, RelationshipField } from '../ontology/model.js';
import { readsOfLevel } from '../loaders/reads.js';
import type { LevelRequest, NodeRow } from '../loaders/request.js';
import { askedDay, onItsDay, ownDay, type DayArgument } from './asked-day.js';
import { orderSignature, ordersOf, pageSize, type ListArguments } from './arguments.js';
import { isBackwards, spanOf } from './paging/both-ways.js';
import { fieldConditionOf } from './conditions.js';
import type { Counted } from './counting/counting.js';
import { emptyPage, loadedConnection } from './paging/connection.js';
import type { RequestContext } from './context.js';
import { fieldScope } from './field-scope.js';
import { bounded } from './limits/conditions.js';
import { filterOf, type ListKey } from './paging/list-key.js';
import { listSelection, oncePerPlace, questionOf } from './selection.js';

type FieldArguments = ListArguments & DayArgument;

export function relationshipField(
  ontology: Ontology,
  field: RelationshipField,
): GraphQLFieldResolver<NodeRow, RequestContext, FieldArguments> {
  const scope = fieldScope(ontology, field);
  const keys = keysOfList(ontology, field.target, field);
  const planOf = oncePerPlace((info, args: FieldArguments) => {
    const orders = ordersOf(args.orderBy ?? [], scope);
    const parent = info.parentType.name;
    const selection = listSelection(info, field.sameType ? [parent] : field.ends);
    const where = args.where ? bounded(fieldConditionOf(args.where, scope, ontology)) : undefined;
    const asked = {
      parent,
      columns: selection.columns,
      edgeColumns: selection.edgeColumns,
      first: selection.list ? pageSize(args) : undefined,
      backwards: isBackwards(args),
      after: undefined,
      where,
      orders,
      day: askedDay(args),
      count: selection.count,
    };
    const request: LevelRequest = { field, ...asked };
    const counted = {
      ...asked,
      ...{ columns: [], edgeColumns: [], orders: [], count: false, backwards: false },
    };
    const list: Omit<ListKey, 'parent'> = {
      field: `${parent}.${field.name}`,
      order: orderSignature(orders),
      filter: onItsDay(args, filterOf(where)),
    };
    return {
      request,
      list,
      question: questionOf(info, asked),
      counted,
      isAsked: selection.list || selection.count,
    };
  });
  return async (parent, args, context, info) => {
    const plan = planOf(info, args);
    const list = { ...plan.list, parent: parent.id };
    const span = spanOf(args, list, plan.request.orders.length);
    const seen = span.from && { seen: span.from.revision, ...ownDay(args, span, context) };
    const page = await (span.from
      ? context.loaders.level(
          `${plan.question} ${args.after ?? args.before ?? ''}`,
          { ...plan.request, after: span.from, ...seen },
          parent.id,
        )
      : plan.isAsked
        ? context.loaders.level(plan.question, plan.request, parent.id)
        : emptyPage);
    const counted: Counted = {
      keys,
      where: args.where,
      onEntries: true,
      conditionOf: (where) => fieldConditionOf(where, scope, ontology),
      rows: (grouping, first) => {
        const request = { ...plan.counted, ...seen, first, grouping };
        return context.loaders.groupsOfLevel(questionOf(info, request), { field, ...request }, parent.id);
      },
    };
    const walk = { list, span, reads: () => readsOfLevel(ontology, plan.request) };
    return { ...loadedConnection(page, walk, context), counted };
  };
}
