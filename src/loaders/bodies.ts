/** What the longer statements need where some entities of a type are one body. */
import Cypher from '@neo4j/cypher-builder';
import type { Bodies } from '../graph/known-bodies.js';
import { bodyProperty, sameAs } from '../ontology/identity.js';
import type { Ontology } from '../ontology/model.js';
import { quotedName } from '../identifier.js';
import { labelOf } from './columns.js';

/** Ids of all members of the body of a node, the kept one first; of a node alone its own. */
export const membersOf = (node: string): string => `coalesce(${node}.${bodyProperty}, [${node}.id])`;

/** `Organisation|Official`, of those types that have bodies; undefined where none has. */
export function labelsWithBodies(
  ontology: Ontology,
  types: readonly string[],
  bodies: Bodies,
): string | undefined {
  const labels = types.filter((type) => bodies.has(type)).map((type) => quotedName(labelOf(ontology, type)));
  return labels.length === 0 ? undefined : labels.join('|');
}

/** Columns of rows that hold the properties of all members of a body, and of all facts that are one edge. */
export const membersColumn = 'members';
export const factsColumn = 'facts';

/** All properties of each member of the node's body; empty for a node alone. */
export const membersOfNode = (labels: string): Cypher.Raw =>
  new Cypher.Raw(
    `COLLECT { UNWIND node.${bodyProperty} AS memberId MATCH (member:${labels} {id: memberId}) RETURN properties(member) }`,
  );

/** How many members of bodies are not the kept ones: those of a body are joined by SAME_AS. */
export const notKept = (label: string): Cypher.Raw =>
  new Cypher.Raw(
    // With a label in the pattern, the planner may read all nodes that have it.
    `COUNT { MATCH ()-[same:${sameAs}]->() UNWIND [startNode(same), endNode(same)] AS other
  WITH other WHERE other:${label} AND other.${bodyProperty}[0] <> other.id RETURN DISTINCT other }`,
  );

/** Whether the columns say anything of the node beside which it is: only then its other members are read. */
export const saysMore = (columns: readonly string[]): boolean =>
  columns.some((column) => column !== bodyProperty);

/**
 * Holds for the kept member of a body, and for a node alone. Inside a function the planner looks for no index: it reads the
 * two sides of an OR one after the other and loses the order of the index, and takes an equation for a condition on the id.
 */
export const isKept = (node: Cypher.Node): Cypher.Predicate => {
  const first = Cypher.listIndex(node.property(bodyProperty), 0);
  return Cypher.coalesce(Cypher.eq(first, node.property('id')), Cypher.true);
};
