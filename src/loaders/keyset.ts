/** Keyset paging: the order of a list, and the predicate for what comes behind a position in it. */
import Cypher from '@neo4j/cypher-builder';
import type { Value } from '../graph/values.js';
import { factsAt } from './related.js';
import type { Order, Position } from './request.js';
import { comparedOf, type Scope } from './scope.js';

export interface Key {
  readonly expression: Cypher.Expr;
  readonly descending: boolean;
  /** Where absent values stand; NONE where it is never absent. */
  readonly absent: 'LAST' | 'FIRST' | 'NONE';
}

/**
 * The total order of a list: the orders asked for (nulls last in both directions), then node id and fact id in the
 * direction of the last order.
 * @param backwards the very reverse of it, nulls first
 */
export function keysOf(orders: readonly Order[], scope: Scope, backwards = false): Key[] {
  const asked = orders.map((order, index): Key => {
    const never = 'counted' in order || order.property === 'id' || order.absent !== undefined;
    return {
      expression: keyOf(order, index, scope),
      descending: order.descending !== backwards,
      absent: never ? 'NONE' : backwards ? 'FIRST' : 'LAST',
    };
  });
  const descending = (orders.at(-1)?.descending ?? false) !== backwards;
  const { node, fact } = scope;
  const identity = [node.property('id'), ...(fact ? [fact.variable.property('factId')] : [])];
  return [...asked, ...identity.map((expression): Key => ({ expression, descending, absent: 'NONE' }))];
}

/** The value that an entry has for an order; counts stand in variables, see `countsOf`. */
export const keyOf = (order: Order, index: number, scope: Scope): Cypher.Expr =>
  'counted' in order ? countVariable(index) : comparedOf(order, scope);

const countVariable = (index: number) => new Cypher.NamedVariable(`count${index}`);

/** Counts that orders ask for, each once for an entry, as columns of a WITH or RETURN. */
export const countsOf = (
  orders: readonly Order[],
  scope: Scope,
): Array<[Cypher.Expr, Cypher.NamedVariable]> =>
  orders.flatMap((order, index): Array<[Cypher.Expr, Cypher.NamedVariable]> =>
    'counted' in order ? [[new Cypher.Count(factsAt(order.counted, scope)), countVariable(index)]] : [],
  );

/** ORDER BY items. Cypher puts nulls last ascending but first descending; an extra key puts them elsewhere. */
export const orderBy = (keys: readonly Key[]): Array<[Cypher.Expr, 'ASC' | 'DESC']> =>
  keys.flatMap(({ expression, descending, absent }): Array<[Cypher.Expr, 'ASC' | 'DESC']> => {
    const isByItself = absent === 'NONE' || absent === (descending ? 'FIRST' : 'LAST');
    return [
      ...(isByItself
        ? []
        : [
            [Cypher.isNull(expression), absent === 'FIRST' ? 'DESC' : 'ASC'] satisfies [
              Cypher.Expr,
              'ASC' | 'DESC',
            ],
          ]),
      [expression, descending ? 'DESC' : 'ASC'],
    ];
  });

/** Holds for what comes behind a position: strictly later by the first key that differs. */
export function behind(keys: readonly Key[], position: Position, hasEdge: boolean): Cypher.Predicate {
  const values: Value[] = [...position.keys, position.id, ...(hasEdge ? [position.factId] : [])];
  const [last, ...before] = keys.map((key, index) => ({ key, value: values[index] ?? null })).reverse();
  if (!last) throw new Error('An order has at least the id.');
  return before.reduce<Cypher.Predicate>(
    (rest, { key, value }) => Cypher.or(after(key, value), Cypher.and(same(key, value), rest)),
    after(last.key, last.value),
  );
}

function after(key: Key, value: Value): Cypher.Predicate {
  if (value === null) return key.absent === 'FIRST' ? Cypher.isNotNull(key.expression) : Cypher.false;
  const parameter = new Cypher.Param(value);
  const later = key.descending ? Cypher.lt(key.expression, parameter) : Cypher.gt(key.expression, parameter);
  return key.absent === 'LAST' ? Cypher.or(later, Cypher.isNull(key.expression)) : later;
}

const same = (key: Key, value: Value): Cypher.Predicate =>
  value === null ? Cypher.isNull(key.expression) : Cypher.eq(key.expression, new Cypher.Param(value));
