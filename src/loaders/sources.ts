/** The sources of a node or a fact, each once. */
import Cypher from '@neo4j/cypher-builder';
import type { Comparison, Side } from './request.js';
import type { Scope } from './scope.js';

/**
 * The ids of the sources that its passages are from.
 * @param as what each is called
 */
export function sourcesOf(
  side: Side,
  { node, fact }: Scope,
  as: Cypher.Variable = new Cypher.Variable(),
): Cypher.Clause {
  const element = side === 'NODE' ? node : (fact?.variable ?? node);
  const id = new Cypher.Variable();
  const passage = new Cypher.Node();
  return Cypher.utils.concat(
    new Cypher.Unwind([Cypher.coalesce(element.property('evidence'), new Cypher.List([])), id]),
    new Cypher.Match(new Cypher.Pattern(passage, { labels: ['Evidence'], properties: { id } })),
    new Cypher.Return([passage.property('source'), as]).distinct(),
  );
}

/** Whether a passage of the node or fact is from this source, from one of these, or for null from none. */
export function fromSource({ side, operator, value }: Comparison, { node, fact }: Scope): Cypher.Predicate {
  const element = side === 'NODE' ? node : (fact?.variable ?? node);
  const passage = new Cypher.Node();
  const cited = new Cypher.Match(new Cypher.Pattern(passage, { labels: ['Evidence'] })).where(
    Cypher.in(passage.property('id'), Cypher.coalesce(element.property('evidence'), new Cypher.List([]))),
  );
  if (value === null) return Cypher.not(new Cypher.Exists(cited));
  const given = new Cypher.Param(value);
  const source = passage.property('source');
  return new Cypher.Exists(
    cited.where(operator === 'in' ? Cypher.in(source, given) : Cypher.eq(source, given)),
  );
}
