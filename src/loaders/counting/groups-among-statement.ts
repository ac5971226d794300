/** The groups of entities that are named, for several lists of ids at once. */
import Cypher from '@neo4j/cypher-builder';
import { noBodies, type Bodies } from '../../graph/known-bodies.js';
import type { Parameters } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { labelOf } from '../columns.js';
import { dayOf } from '../day.js';
import { groupsIn } from './groups.js';
import type { GroupsAmongRequest } from '../request.js';
import type { Scope } from '../scope.js';
import { namesOf, type Statement } from '../statement.js';

/**
 * Rows: `revision`, `parent` (the place of the list, as text) and the columns of groups.ts; a list without groups gives one row
 * with nulls.
 * @param lists ids of entities of the type, of bodies those of the kept members
 * @param today yyyymmdd; what the request is about, where it has no day of its own
 */
export function groupsAmongStatement(
  ontology: Ontology,
  request: GroupsAmongRequest,
  lists: ReadonlyArray<readonly string[]>,
  today: number,
  bodies: Bodies = noBodies,
): Statement {
  const ledger = new Cypher.NamedNode('ledger');
  const list = new Cypher.NamedVariable('list');
  const id = new Cypher.NamedVariable('id');
  const node = new Cypher.NamedNode('node');
  const labels = [labelOf(ontology, request.type)];
  const scope: Scope = { ontology, node, types: [request.type], bodies, day: dayOf(today, request.day) };
  const { clause, columns } = groupsIn(request, request.grouping, scope);
  const entries = [
    new Cypher.Unwind([list.property('ids'), id]),
    new Cypher.Match(new Cypher.Pattern(node, { labels, properties: { id } })),
  ];
  const returned: Array<[Cypher.Expr, string]> = [
    [ledger.property('revision'), 'revision'],
    [list.property('parent'), 'parent'],
    ...columns,
  ];
  const { cypher, params } = Cypher.utils
    .concat(
      new Cypher.Match(new Cypher.Pattern(ledger, { labels: ['Ledger'] })),
      new Cypher.Unwind([new Cypher.NamedParam('lists'), list]),
      new Cypher.Call(Cypher.utils.concat(...entries, clause), [list]).optional(),
      new Cypher.Return(...returned),
    )
    .build();
  return {
    text: cypher,
    columns: namesOf(returned),
    parameters: {
      ...(params as Parameters),
      limit: BigInt((request.first ?? 0) + 1),
      ...listParameters(lists),
    },
  };
}

/** The parameter that names the entities. */
export const listParameters = (lists: ReadonlyArray<readonly string[]>): Parameters => ({
  lists: lists.map((ids, place) => ({ parent: String(place), ids })),
});
