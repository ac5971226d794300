/** Which labels the other end of a fact is tested for. */
import type { Branch, Direction, Ontology } from '../ontology/model.js';
import { labelOf } from './columns.js';

/**
 * None where the relationship type leads nowhere else: without a test, Neo4j reads an unfiltered count from the degree of
 * the node.
 * @param parent entity type that the facts are followed from
 */
export function endLabels(
  ontology: Ontology,
  parent: string,
  direction: Direction,
  { relationship, ends }: Pick<Branch, 'relationship' | 'ends'>,
): readonly string[] {
  const possible = (ontology.relationships.get(relationship)?.pairs ?? []).flatMap(([from, to]) => [
    ...(direction !== 'IN' && from === parent ? [to] : []),
    ...(direction !== 'OUT' && to === parent ? [from] : []),
  ]);
  return possible.every((type) => ends.includes(type)) ? [] : ends.map((type) => labelOf(ontology, type));
}
