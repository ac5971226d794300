/** How much there is of everything: the count store gives each number. */
import Cypher from '@neo4j/cypher-builder';
import type { Ontology } from '../ontology/model.js';
import type { Statement } from './level-statement.js';

/** Rows: `revision`, `name` (a label or relationship type) and `count`; an empty graph gives one row without a name. */
export function countStatement(ontology: Ontology): Statement {
  const ledger = new Cypher.NamedNode('ledger');
  const name = new Cypher.NamedVariable('name');
  const count = new Cypher.NamedVariable('count');
  // With a name beside the count, Neo4j would group by it and read every element.
  const counted = (match: Cypher.Match, element: Cypher.Variable, of: string) =>
    match.with([Cypher.count(element), count]).return([new Cypher.Literal(of), name], count);
  const labels = [...ontology.entities.values(), ...ontology.records.values()].map((t) => t.label);
  const counts = [
    ...labels.map((label) => {
      const node = new Cypher.Node();
      return counted(new Cypher.Match(new Cypher.Pattern(node, { labels: [label] })), node, label);
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
  return { text: cypher, parameters: {} };
}
