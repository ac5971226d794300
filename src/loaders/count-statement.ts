/** How much there is of everything: the count store gives each number. */
import Cypher from '@neo4j/cypher-builder';
import type { Ontology } from '../ontology/model.js';
import { noBodies, type Bodies } from '../graph/known-bodies.js';
import { labelsWithBodies, notKept } from './bodies.js';
import type { Statement } from './statement.js';

/**
 * Rows: `revision`, `name` (a label or relationship type) and `count`; an empty graph gives one row without a name.
 * @param bodies types of which some entities are one body, which counts once
 */
export function countStatement(ontology: Ontology, bodies: Bodies = noBodies): Statement {
  const ledger = new Cypher.NamedNode('ledger');
  const name = new Cypher.NamedVariable('name');
  const count = new Cypher.NamedVariable('count');
  // With a name beside the count, Neo4j would group by it and read every element.
  const counted = (match: Cypher.Match, element: Cypher.Variable, of: string) =>
    match.with([Cypher.count(element), count]).return([new Cypher.Literal(of), name], count);
  const countedOnce = (match: Cypher.Match, node: Cypher.Node, type: string, label: string) => {
    const merging = labelsWithBodies(ontology, [type], bodies);
    return merging === undefined
      ? counted(match, node, label)
      : match
          .with([Cypher.count(node), count])
          .return([new Cypher.Literal(label), name], [Cypher.minus(count, notKept(merging)), count]);
  };
  const counts = [
    ...[...ontology.entities.values(), ...ontology.records.values()].map((type) => {
      const node = new Cypher.Node();
      const match = new Cypher.Match(new Cypher.Pattern(node, { labels: [type.label] }));
      return countedOnce(match, node, type.name, type.label);
    }),
    ...[...ontology.relationships.keys()].map((type) => {
      const fact = new Cypher.Relationship();
      const pattern = new Cypher.Pattern(new Cypher.Node())
        .related(fact, { type, direction: 'right' })
        .to(new Cypher.Node());
      return counted(new Cypher.Match(pattern), fact, type);
    }),
  ];
  const { cypher } = Cypher.utils
    .concat(
      new Cypher.Match(new Cypher.Pattern(ledger, { labels: ['Ledger'] })),
      new Cypher.OptionalCall(new Cypher.Union(...counts).all(), []),
      new Cypher.Return([ledger.property('revision'), 'revision'], name, count),
    )
    .build();
  return { text: cypher, columns: ['name', 'count'], parameters: {} };
}
