/** Nodes by id as one statement: one index seek per id, whatever the mix of types. */
import Cypher from '@neo4j/cypher-builder';
import { bodyProperty } from '../ontology/identity.js';
import type { Ontology } from '../ontology/model.js';
import { noBodies, type Bodies } from '../graph/known-bodies.js';
import type { Parameters } from '../graph/values.js';
import { labelsWithBodies, membersColumn, membersOfNode, saysMore } from './bodies.js';
import { labelOf, nodePrefix } from './columns.js';
import { predicate } from './condition.js';
import { dayOf } from './day.js';
import type { ByIdRequest } from './request.js';
import { propertyOf, type Scope } from './scope.js';
import { namesOf, type Statement } from './statement.js';

/**
 * Rows: `revision` and per node `n_<column>`. Where types of the ids have bodies, the kept member answers; `asked` is then the
 * id asked for, and `members` the properties of all members.
 * @param ids the ids of each type; the statement leaves out types without ids
 * @param today yyyymmdd
 * @param bodies only where types of the ids are among these, the statement asks for bodies
 */
export function byIdStatement(
  ontology: Ontology,
  request: ByIdRequest,
  ids: ReadonlyMap<string, readonly string[]>,
  today: number,
  bodies: Bodies = noBodies,
): Statement {
  const ledger = new Cypher.NamedNode('ledger');
  const node = new Cypher.NamedNode('node');
  const types = [...ids.keys()].sort();
  const scope: Scope = { ontology, node, types, bodies, day: dayOf(today, undefined) };
  const ofCondition: Scope = { ...scope, day: dayOf(today, request.day) };
  const merging = labelsWithBodies(ontology, types, bodies);
  const id = new Cypher.NamedVariable('id');
  const named = new Cypher.NamedNode('named');
  const such = (match: Cypher.Match, type: string) =>
    request.where ? match.where(predicate(request.where, { ...ofCondition, types: [type] })) : match;
  const branches = types.map((type) => {
    const labels = [labelOf(ontology, type)];
    const kept = Cypher.coalesce(Cypher.listIndex(named.property(bodyProperty), 0), id);
    const found = bodies.has(type)
      ? [
          new Cypher.Match(new Cypher.Pattern(named, { labels, properties: { id } })),
          such(new Cypher.Match(new Cypher.Pattern(node, { labels, properties: { id: kept } })), type),
        ]
      : [such(new Cypher.Match(new Cypher.Pattern(node, { labels, properties: { id } })), type)];
    return Cypher.utils.concat(
      new Cypher.Unwind([new Cypher.NamedParam(idsOf(type)), id]),
      ...found,
      merging === undefined ? new Cypher.Return(node) : new Cypher.Return(node, id),
    );
  });
  const [only, ...more] = branches;
  if (!only) throw new Error('A statement by id needs ids.');
  const columns: Array<[Cypher.Expr, string]> = [
    [ledger.property('revision'), 'revision'],
    [node.property('id'), `${nodePrefix}id`],
    ...request.columns.map((c): [Cypher.Expr, string] => [propertyOf('NODE', c, scope), nodePrefix + c]),
    ...(merging === undefined ? [] : [[id, 'asked'] satisfies [Cypher.Expr, string]]),
    ...(merging !== undefined && saysMore(request.columns)
      ? [[membersOfNode(merging), membersColumn] satisfies [Cypher.Expr, string]]
      : []),
  ];
  const { cypher, params } = Cypher.utils
    .concat(
      new Cypher.Match(new Cypher.Pattern(ledger, { labels: ['Ledger'] })),
      new Cypher.Call(more.length === 0 ? only : new Cypher.Union(...branches).all(), []).optional(),
      new Cypher.Return(...columns),
    )
    .build();
  return {
    text: cypher,
    columns: namesOf(columns),
    parameters: { ...(params as Parameters), ...idParameters(ids) },
  };
}

const idsOf = (type: string) => `ids${type}`;

/** The parameters that name the nodes. */
export const idParameters = (ids: ReadonlyMap<string, readonly string[]>): Parameters =>
  Object.fromEntries([...ids].map(([type, some]) => [idsOf(type), some]));
