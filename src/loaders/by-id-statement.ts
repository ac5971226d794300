/** Nodes by id as one statement: one index seek per id, whatever the mix of types. */
import Cypher from '@neo4j/cypher-builder';
import type { Ontology } from '../ontology/model.js';
import type { Parameter, Parameters } from '../graph/values.js';
import { labelOf, nodePrefix } from './columns.js';
import type { Statement } from './level-statement.js';
import type { ByIdRequest } from './request.js';
import { propertyOf, type Scope } from './scope.js';

/**
 * @param ids the ids of each type; the statement leaves out types without ids
 * @param today yyyymmdd
 */
export function byIdStatement(
  ontology: Ontology,
  request: ByIdRequest,
  ids: ReadonlyMap<string, readonly string[]>,
  today: number,
): Statement {
  const ledger = new Cypher.NamedNode('ledger');
  const node = new Cypher.NamedNode('node');
  const types = [...ids.keys()].sort();
  const scope: Scope = { ontology, node, types, today };
  const parameters: Record<string, Parameter> = {};
  const branches = types.map((type) => {
    parameters[`ids${type}`] = ids.get(type) ?? [];
    const id = new Cypher.NamedVariable('id');
    return Cypher.utils.concat(
      new Cypher.Unwind([new Cypher.NamedParam(`ids${type}`), id]),
      new Cypher.Match(new Cypher.Pattern(node, { labels: [labelOf(ontology, type)], properties: { id } })),
      new Cypher.Return(node),
    );
  });
  const [only, ...more] = branches;
  if (!only) throw new Error('A statement by id needs ids.');
  const { cypher, params } = Cypher.utils
    .concat(
      new Cypher.Match(new Cypher.Pattern(ledger, { labels: ['Ledger'] })),
      new Cypher.Call(more.length === 0 ? only : new Cypher.Union(...branches).all(), []).optional(),
      new Cypher.Return(
        [ledger.property('revision'), 'revision'],
        [node.property('id'), `${nodePrefix}id`],
        ...request.columns.map((c): [Cypher.Expr, string] => [propertyOf('NODE', c, scope), nodePrefix + c]),
      ),
    )
    .build();
  return { text: cypher, parameters: { ...(params as Parameters), ...parameters } };
}
