/** The sources of a node or a fact, each once. */
import Cypher from '@neo4j/cypher-builder';
import type { Side } from './request.js';
import type { Scope } from './scope.js';

/** The ids of the sources that its passages are from. */
export function sourcesOf(side: Side, { node, fact }: Scope): Cypher.Clause {
  const element = side === 'NODE' ? node : (fact?.variable ?? node);
  const id = new Cypher.Variable();
  const passage = new Cypher.Node();
  return Cypher.utils.concat(
    new Cypher.Unwind([Cypher.coalesce(element.property('evidence'), new Cypher.List([])), id]),
    new Cypher.Match(new Cypher.Pattern(passage, { labels: ['Evidence'], properties: { id } })),
    new Cypher.Return([passage.property('source'), new Cypher.Variable()]).distinct(),
  );
}
