/** A page of all nodes of one type as one statement. */
import Cypher from '@neo4j/cypher-builder';
import { indexedOrders } from '../ontology/constraints.js';
import type { Ontology } from '../ontology/model.js';
import { noBodies, type Bodies } from '../graph/known-bodies.js';
import type { Parameters } from '../graph/values.js';
import { conjuncts } from './access/access.js';
import { wasThere } from './as-seen.js';
import { isKept, labelsWithBodies, membersColumn, membersOfNode, notKept, saysMore } from './bodies.js';
import { candidatesOf, isExact } from './access/candidates.js';
import { keyPrefix, labelOf, nodePrefix } from './columns.js';
import { predicate } from './condition.js';
import { dayOf } from './day.js';
import { groupsIn } from './counting/groups.js';
import { indexedBranches, readId, readKey } from './indexed-branches.js';
import { behind, countsOf, keyOf, keysOf, orderBy, type Key } from './keyset.js';
import type { Access, PageRequest } from './request.js';
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
  const conditions = request.where ? conjuncts(request.where) : [];
  const type = ontology.entities.get(request.type);
  /** @param found which of the conditions holds for all already */
  const where = (found?: number) =>
    Cypher.and(
      ...(merging === undefined ? [] : [isKept(node)]),
      ...conditions.filter((_, index) => index !== found).map((condition) => predicate(condition, scope)),
      ...[seen() ?? []].flat(),
    );
  /** Binds `node` to those among which the list is, and tells what must hold of them. */
  const candidates = (access: Access | undefined): Candidates | undefined => {
    const comparison = access && conditions[access.by];
    if (!type || !comparison || !('operator' in comparison) || !('side' in comparison)) return undefined;
    const found = candidatesOf({
      ...{ type, node, comparison, days: access.days },
      day: scope.day.parameter,
    });
    return { found, where: where(isExact(comparison) ? access.by : undefined) };
  };

  const counted = (): Cypher.Clause => {
    const some = candidates(request.access?.count);
    if (some) return passed(some, node);
    const all = new Cypher.Match(new Cypher.Pattern(node, { labels }));
    // Without a condition the count store tells, and few are members of bodies.
    const condition = merging !== undefined && !request.where ? seen() : where();
    return condition ? all.where(condition) : all;
  };

  const clauses: Cypher.Clause[] = [new Cypher.Match(new Cypher.Pattern(ledger, { labels: ['Ledger'] }))];
  if (request.grouping) {
    const some = candidates(request.access?.count);
    const all = new Cypher.Match(new Cypher.Pattern(node, { labels }));
    const condition = where();
    const entries = some ? passed(some, node) : condition ? all.where(condition) : all;
    const { clause, columns } = groupsIn(request, request.grouping, scope);
    clauses.push(new Cypher.Call(Cypher.utils.concat(entries, clause), []).optional());
    const returned: Array<[Cypher.Expr, string]> = [[ledger.property('revision'), 'revision'], ...columns];
    return built(Cypher.utils.concat(...clauses, new Cypher.Return(...returned)), returned, request);
  }
  if (request.count) {
    const number = new Cypher.Count(counted());
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
  const { list: access } = request.access ?? {};
  const under = access?.inOrder && conditions[access.by];
  const some = under ? undefined : candidates(access);
  const indexed =
    !some &&
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
      ...(under && 'side' in under ? { under, where: () => where(access.by) } : { where: () => where() }),
      limit,
    });
    // The branches come in the order of the list, so the limit keeps the later ones from running at all.
    const merged = Cypher.utils.concat(
      new Cypher.Call(new Cypher.Union(...branches).all(), []),
      new Cypher.Return(node, readKey, readId).limit(limit),
    );
    clauses.push(new Cypher.Call(merged, []).optional());
  } else {
    const counts = countsOf(request.orders, scope);
    const rest = request.after && behind(keys, request.after, false);
    const here = counts.length === 0 ? rest : undefined;
    const list = some
      ? passed({ ...some, where: Cypher.and(here, some.where) }, node)
      : // Because the condition names the property, the planner can read the rows from its index, in order.
        new Cypher.Match(new Cypher.Pattern(node, { labels })).where(
          Cypher.and(here ?? Cypher.isNotNull(node.property('id')), where()),
        );
    const page = new Cypher.Return(node, ...counts.map(([, variable]) => variable))
      .orderBy(...orderBy(keys))
      .limit(limit);
    const withCounts = new Cypher.With(node, ...counts);
    if (rest) withCounts.where(rest);
    // Counted once, before what lies behind the cursor is looked for.
    const counting = counts.length === 0 ? [] : [withCounts];
    clauses.push(new Cypher.Call(Cypher.utils.concat(list, ...counting, page), []).optional());
  }
  columns.push(
    [indexed ? readId : node.property('id'), `${nodePrefix}id`],
    ...request.columns.map((c): [Cypher.Expr, string] => [propertyOf('NODE', c, ofNodes), nodePrefix + c]),
    ...request.orders.map((o, index): [Cypher.Expr, string] => [
      indexed ? readKey : keyOf(o, index, scope),
      `${keyPrefix}${index}`,
    ]),
  );
  if (merging !== undefined && saysMore(request.columns))
    columns.push([membersOfNode(merging), membersColumn]);
  const result = new Cypher.Return(...columns);
  if (indexed) result.orderBy(...orderBy(asRead(keys)));
  return built(Cypher.utils.concat(...clauses, result), columns, request);
}

/** The keys of the order, as the branches return them. */
const asRead = ([key, id]: readonly Key[]): Key[] =>
  key && id
    ? [
        { ...key, expression: readKey },
        { ...id, expression: readId },
      ]
    : [];

interface Candidates {
  readonly found: Cypher.Clause;
  readonly where: Cypher.Predicate | undefined;
}

/** Those of the candidates for which the condition holds. */
const passed = ({ found, where }: Candidates, node: Cypher.Node): Cypher.Clause =>
  where ? Cypher.utils.concat(found, new Cypher.With(node).where(where)) : found;

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
