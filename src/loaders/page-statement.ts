/** A page of all nodes of one type as one statement. */
import Cypher from '@neo4j/cypher-builder';
import { indexedOrders } from '../ontology/constraints.js';
import type { Ontology } from '../ontology/model.js';
import { noBodies, type Bodies } from '../graph/known-bodies.js';
import type { Parameters } from '../graph/values.js';
import { wasThere } from './as-seen.js';
import { isKept, labelsWithBodies, membersColumn, membersOfNode, notKept, saysMore } from './bodies.js';
import { keyPrefix, labelOf, nodePrefix } from './columns.js';
import { predicate } from './condition.js';
import { dayOf } from './day.js';
import { groupsIn } from './groups.js';
import { indexedBranches } from './indexed-branches.js';
import { behind, countsOf, keyOf, keysOf, orderBy } from './keyset.js';
import type { PageRequest } from './request.js';
import { propertyOf, type Scope } from './scope.js';
import { namesOf, type Statement } from './statement.js';

/**
 * Rows: `revision`, `total` when counted, and per entry `n_<column>`, `k_<order>`; an empty page is a row of nulls. Where
 * the type has bodies, each is listed as its kept member, and `members` are the properties of all its members. Of a grouping
 * `revision` and the columns of groups.ts.
 * @param today yyyymmdd; what the request is about, where it has no day of its own
 * @param bodies only where the type is among these, the statement asks for bodies
 */
export function pageStatement(
  ontology: Ontology,
  request: PageRequest,
  today: number,
  bodies: Bodies = noBodies,
): Statement {
  const ledger = new Cypher.NamedNode('ledger');
  const node = new Cypher.NamedNode('node');
  const total = new Cypher.NamedVariable('total');
  const labels = [labelOf(ontology, request.type)];
  const scope: Scope = { ontology, node, types: [request.type], bodies, day: dayOf(today, request.day) };
  const ofNodes: Scope = { ...scope, day: dayOf(today, undefined) };
  const merging = labelsWithBodies(ontology, [request.type], bodies);
  const seen = () => (request.seen === undefined ? undefined : wasThere(node, request.seen));
  const where = () =>
    Cypher.and(
      ...(merging === undefined ? [] : [isKept(node)]),
      ...(request.where ? [predicate(request.where, scope)] : []),
      ...[seen() ?? []].flat(),
    );

  const clauses: Cypher.Clause[] = [new Cypher.Match(new Cypher.Pattern(ledger, { labels: ['Ledger'] }))];
  if (request.grouping) {
    const entries = new Cypher.Match(new Cypher.Pattern(node, { labels }));
    const condition = where();
    if (condition) entries.where(condition);
    const { clause, columns } = groupsIn(request, request.grouping, scope);
    clauses.push(new Cypher.Call(Cypher.utils.concat(entries, clause), []).optional());
    const returned: Array<[Cypher.Expr, string]> = [[ledger.property('revision'), 'revision'], ...columns];
    return built(Cypher.utils.concat(...clauses, new Cypher.Return(...returned)), returned, request);
  }
  if (request.count) {
    const all = new Cypher.Match(new Cypher.Pattern(node, { labels }));
    // Without a condition the count store tells, and few are members of bodies.
    const counted = merging !== undefined && !request.where ? seen() : where();
    if (counted) all.where(counted);
    const number = new Cypher.Count(all);
    clauses.push(
      new Cypher.With(ledger, [
        merging === undefined || request.where ? number : Cypher.minus(number, notKept(merging)),
        total,
      ]),
    );
  }
  const columns: Array<[Cypher.Expr, string]> = [
    [ledger.property('revision'), 'revision'],
    ...(request.count ? [[total, 'total'] satisfies [Cypher.Expr, string]] : []),
  ];
  if (request.first === undefined)
    return built(Cypher.utils.concat(...clauses, new Cypher.Return(...columns)), columns, request);

  const { backwards = false } = request;
  const keys = keysOf(request.orders, scope, backwards);
  const limit = new Cypher.NamedParam('limit');
  const [order, ...further] = request.orders;
  const type = ontology.entities.get(request.type);
  const indexed =
    order &&
    !('counted' in order) &&
    order.absent === undefined &&
    further.length === 0 &&
    type &&
    indexedOrders(type).includes(order.property);
  if (indexed) {
    const branches = indexedBranches({
      label: labels[0] ?? '',
      node,
      order,
      always: order.property === 'sortName',
      after: request.after,
      backwards,
      where,
      limit,
    });
    // The branches come in the order of the list, so the limit keeps the later ones from running at all.
    const merged = Cypher.utils.concat(
      new Cypher.Call(new Cypher.Union(...branches).all(), []),
      new Cypher.Return(node).limit(limit),
    );
    clauses.push(new Cypher.Call(merged, []).optional());
  } else {
    const list = new Cypher.Match(new Cypher.Pattern(node, { labels }));
    const counts = countsOf(request.orders, scope);
    const rest = request.after && behind(keys, request.after, false);
    // Because the condition names the property, the planner can read the rows from its index, in order.
    list.where(counts.length === 0 && rest ? rest : Cypher.isNotNull(node.property('id')));
    const condition = where();
    if (condition) list.where(condition);
    const page = new Cypher.Return(node, ...counts.map(([, variable]) => variable))
      .orderBy(...orderBy(keys))
      .limit(limit);
    const counted = new Cypher.With(node, ...counts);
    if (rest) counted.where(rest);
    // Counted once, before what lies behind the cursor is looked for.
    const counting = counts.length === 0 ? [] : [counted];
    clauses.push(new Cypher.Call(Cypher.utils.concat(list, ...counting, page), []).optional());
  }
  columns.push(
    [node.property('id'), `${nodePrefix}id`],
    ...request.columns.map((c): [Cypher.Expr, string] => [propertyOf('NODE', c, ofNodes), nodePrefix + c]),
    ...request.orders.map((o, index): [Cypher.Expr, string] => [
      keyOf(o, index, scope),
      `${keyPrefix}${index}`,
    ]),
  );
  if (merging !== undefined && saysMore(request.columns))
    columns.push([membersOfNode(merging), membersColumn]);
  const result = new Cypher.Return(...columns);
  if (indexed) result.orderBy(...orderBy(keys));
  return built(Cypher.utils.concat(...clauses, result), columns, request);
}

function built(
  query: Cypher.Clause,
  columns: ReadonlyArray<readonly [Cypher.Expr, string]>,
  request: PageRequest,
): Statement {
  const { cypher, params } = query.build();
  return {
    text: cypher,
    columns: namesOf(columns),
    parameters: { ...(params as Parameters), limit: BigInt((request.first ?? 0) + 1) },
  };
}
