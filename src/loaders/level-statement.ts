/** One level of a request as one statement: parent ids in, at most `first + 1` flat rows per parent out. */
import Cypher from '@neo4j/cypher-builder';
import { branchesOf, factsOf, isMixed, relationshipsOf } from '../ontology/followed.js';
import type { Ontology } from '../ontology/model.js';
import { noBodies, type Bodies } from '../graph/known-bodies.js';
import type { Parameters } from '../graph/values.js';
import { wasThere } from './as-seen.js';
import { factsColumn, labelsWithBodies, membersColumn, membersOfNode, saysMore } from './bodies.js';
import { edgePrefix, keyPrefix, labelOf, nodePrefix, typeColumn } from './columns.js';
import { predicate } from './condition.js';
import { arrows, ofBranch, typesOf } from './branches.js';
import { dayOf, holdsOn } from './day.js';
import { endLabels } from './end-labels.js';
import { behind, countsOf, keyOf, keysOf, orderBy } from './keyset.js';
import { groupsIn } from './counting/groups.js';
import { edgesOfBodies } from './level-of-bodies.js';
import type { LevelRequest } from './request.js';
import { propertyOf, type Scope } from './scope.js';
import { namesOf, type Statement } from './statement.js';

/**
 * Rows: `revision`, `parent`, `total` when counted, and per entry `n_<column>`, `e_<column>`, `k_<order>`. A parent
 * without entries gives one row with nulls, so that the revision always comes. Where parents or ends may be in bodies, also
 * `members` and `facts`: the properties of all members of the node, and of all facts that are the edge. Of a grouping
 * `revision`, `parent` and the columns of groups.ts.
 * @param today yyyymmdd; what the request is about, where it has no day of its own
 * @param bodies only where types concerned are among these, the statement asks for bodies
 */
export function levelStatement(
  ontology: Ontology,
  request: LevelRequest,
  parentIds: readonly string[],
  today: number,
  bodies: Bodies = noBodies,
): Statement {
  const ledger = new Cypher.NamedNode('ledger');
  const parent = new Cypher.NamedVariable('parent');
  const owner = new Cypher.NamedNode('owner');
  const node = new Cypher.NamedNode('node');
  const edge = new Cypher.NamedRelationship('fact');
  const total = new Cypher.NamedVariable('total');
  const types = endTypes(request);
  const { field } = request;
  const fact = { variable: edge, types: relationshipsOf(ontology, field), key: factsOf(ontology, field).key };
  const scope: Scope = { ontology, node, types, fact, bodies, day: dayOf(today, request.day) };
  const ofNodes: Scope = { ...scope, day: dayOf(today, undefined) };

  const pattern = () =>
    new Cypher.Pattern(owner)
      .related(edge, { type: typesOf(branchesOf(field)), direction: arrows[field.direction] })
      .to(node, labelOption(ontology, request));
  const matched = () => {
    const match = new Cypher.Match(pattern());
    const held = holdsOn(edge, scope.day);
    const condition = Cypher.and(
      ...(field.branches ? [ofBranch(ontology, request, edge, node)] : []),
      ...(held ? [held] : []),
      ...(request.where ? [predicate(request.where, scope)] : []),
      ...(request.seen === undefined ? [] : [wasThere(edge, request.seen)]),
    );
    return condition ? match.where(condition) : match;
  };
  const merging = {
    parent: labelsWithBodies(ontology, [request.parent], bodies),
    ends: labelsWithBodies(ontology, types, bodies),
  };
  const { where } = request;
  const condition = where && (() => predicate(where, scope));
  const ofBodies =
    merging.parent !== undefined || merging.ends !== undefined
      ? () =>
          edgesOfBodies(ontology, field, { owner, parents: [request.parent], suffix: '' }, condition, {
            ...merging,
            end: labelOption(ontology, request),
            seen: request.seen,
            day: scope.day,
          })
      : undefined;

  const clauses: Cypher.Clause[] = [
    new Cypher.Match(new Cypher.Pattern(ledger, { labels: ['Ledger'] })),
    new Cypher.Unwind([new Cypher.NamedParam('ids'), parent]),
    new Cypher.OptionalMatch(
      new Cypher.Pattern(owner, { labels: [labelOf(ontology, request.parent)], properties: { id: parent } }),
    ),
  ];
  if (request.grouping) {
    const { clause, columns } = groupsIn(request, request.grouping, scope);
    const entries = ofBodies ? ofBodies() : matched();
    clauses.push(new Cypher.Call(Cypher.utils.concat(entries, clause), [owner]).optional());
    return built(
      clauses,
      [[ledger.property('revision'), 'revision'], [parent, 'parent'], ...columns],
      request,
      parentIds,
    );
  }
  if (request.count && ofBodies) {
    const counted = new Cypher.Return([Cypher.count(node), total]);
    clauses.push(new Cypher.Call(Cypher.utils.concat(ofBodies(), counted), [owner]));
  } else if (request.count) {
    clauses.push(new Cypher.With(ledger, parent, owner, [new Cypher.Count(matched()), total]));
  }
  const columns: Array<[Cypher.Expr, string]> = [
    [ledger.property('revision'), 'revision'],
    [parent, 'parent'],
    ...(request.count ? [[total, 'total'] satisfies [Cypher.Expr, string]] : []),
  ];
  if (request.first !== undefined) {
    const keys = keysOf(request.orders, scope, request.backwards);
    const facts = new Cypher.NamedVariable('facts');
    const rest = request.after && behind(keys, request.after, true);
    const page = (returned: Cypher.Return) =>
      returned.orderBy(...orderBy(keys)).limit(new Cypher.NamedParam('limit'));
    const counts = countsOf(request.orders, scope);
    const counted = counts.map(([, variable]) => variable);
    const list = (): Cypher.Clause => {
      if (!ofBodies && counts.length === 0) {
        const found = matched();
        if (rest) found.where(rest);
        return page(found.return(edge, node));
      }
      const returned = [edge, node, ...(ofBodies ? [facts] : [])];
      // Counted once, before what lies behind the cursor is looked for.
      const counting = counts.length === 0 ? [] : [new Cypher.With(...returned, ...counts)];
      const behindIt = rest ? [new Cypher.With('*').where(rest)] : [];
      return Cypher.utils.concat(
        ofBodies ? ofBodies() : matched(),
        ...counting,
        ...behindIt,
        page(new Cypher.Return(...returned, ...counted)),
      );
    };
    clauses.push(new Cypher.Call(list(), [owner]).optional());
    columns.push(
      [node.property('id'), `${nodePrefix}id`],
      ...request.columns.map((c): [Cypher.Expr, string] => [propertyOf('NODE', c, ofNodes), nodePrefix + c]),
      [edge.property('factId'), `${edgePrefix}factId`],
      ...request.edgeColumns.map((c): [Cypher.Expr, string] => [
        c === typeColumn ? Cypher.type(edge) : propertyOf('EDGE', c, scope),
        edgePrefix + c,
      ]),
      ...request.orders.map((order, index): [Cypher.Expr, string] => [
        keyOf(order, index, scope),
        `${keyPrefix}${index}`,
      ]),
    );
    if (ofBodies) {
      columns.push([allProperties(facts), factsColumn]);
      if (isMixed(field) && !request.edgeColumns.includes(typeColumn))
        columns.push([Cypher.type(edge), edgePrefix + typeColumn]);
    }
    if (merging.ends !== undefined && saysMore(request.columns))
      columns.push([membersOfNode(merging.ends), membersColumn]);
  }
  return built(clauses, columns, request, parentIds);
}

function built(
  clauses: readonly Cypher.Clause[],
  columns: ReadonlyArray<[Cypher.Expr, string]>,
  request: LevelRequest,
  parentIds: readonly string[],
): Statement {
  const { cypher, params } = Cypher.utils.concat(...clauses, new Cypher.Return(...columns)).build();
  return {
    text: cypher,
    columns: namesOf(columns),
    parameters: { ...(params as Parameters), ids: parentIds, limit: BigInt((request.first ?? 0) + 1) },
  };
}

/** Types the other end may have: its own type for a field like SAME_AS. */
export const endTypes = (request: LevelRequest): readonly string[] =>
  request.field.sameType ? [request.parent] : request.field.ends;

/** Of a fact that is one edge alone its columns say all. */
const allProperties = (facts: Cypher.Variable): Cypher.Expr => {
  const one = new Cypher.NamedVariable('one');
  return new Cypher.Case()
    .when(Cypher.gt(Cypher.size(facts), new Cypher.Literal(1)))
    .then(new Cypher.ListComprehension(one).in(facts).map(new Cypher.Function('properties', [one])));
};

/** The labels of the other end, where the pattern tests them. */
function labelOption(
  ontology: Ontology,
  request: LevelRequest,
): { labels?: string | ReturnType<typeof Cypher.labelExpr.or> } {
  const { field, parent } = request;
  if (field.branches) return {};
  const { relationship, direction } = field;
  const labels = endLabels(ontology, parent, direction, { relationship, ends: endTypes(request) });
  if (labels.length === 0) return {};
  return { labels: labels.length === 1 ? (labels[0] ?? '') : Cypher.labelExpr.or(...labels) };
}
