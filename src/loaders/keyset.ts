/** Keyset paging: the order of a list, and the predicate for what comes behind a position in it. */
import Cypher from '@neo4j/cypher-builder';
import type { Value } from '../graph/values.js';
import type { Order, Position } from './request.js';
import { comparedOf, type Scope } from './scope.js';

interface Key {
  readonly expression: Cypher.Expr;
  readonly descending: boolean;
  /** Whether it is never absent. */
  readonly always: boolean;
}

/**
 * The total order of a list: the orders asked for (nulls last in both directions), then node id and fact id in the
 * direction of the last order.
 */
export function keysOf(orders: readonly Order[], scope: Scope): Key[] {
  const descending = orders.at(-1)?.descending ?? false;
  const asked = orders.map((order) => ({
    expression: comparedOf(order, scope),
    descending: order.descending,
    always: order.property === 'id' || order.absent !== undefined,
  }));
  const { node, fact } = scope;
  const identity = [node.property('id'), ...(fact ? [fact.variable.property('factId')] : [])];
  return [...asked, ...identity.map((expression) => ({ expression, descending, always: true }))];
}

/** ORDER BY items. Cypher puts nulls last ascending but first descending, hence the extra key. */
export const orderBy = (keys: readonly Key[]): Array<[Cypher.Expr, 'ASC' | 'DESC']> =>
  keys.flatMap((key): Array<[Cypher.Expr, 'ASC' | 'DESC']> =>
    key.descending && !key.always
      ? [
          [Cypher.isNull(key.expression), 'ASC'],
          [key.expression, 'DESC'],
        ]
      : [[key.expression, key.descending ? 'DESC' : 'ASC']],
  );

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
  if (value === null) return Cypher.false;
  const parameter = new Cypher.Param(value);
  const later = key.descending ? Cypher.lt(key.expression, parameter) : Cypher.gt(key.expression, parameter);
  return key.always ? later : Cypher.or(later, Cypher.isNull(key.expression));
}

const same = (key: Key, value: Value): Cypher.Predicate =>
  value === null ? Cypher.isNull(key.expression) : Cypher.eq(key.expression, new Cypher.Param(value));
