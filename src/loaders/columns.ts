/** Columns of a node as Cypher expressions. */
import Cypher from '@neo4j/cypher-builder';
import type { Ontology } from '../ontology/model.js';

/** The display name of nodes of these types: a type may have it in another property than `name`. */
export function displayName(node: Cypher.Node, types: readonly string[], ontology: Ontology): Cypher.Expr {
  const properties = [...new Set(types.map((t) => ontology.entities.get(t)?.nameProperty ?? 'name'))];
  const [first, ...rest] = properties.map((p) => node.property(p));
  if (!first) return node.property('name');
  return rest.length === 0 ? first : Cypher.coalesce(first, ...rest);
}

/** Column of a fact's relationship type; no property has this name, as GraphQL gives it to none. */
export const typeColumn = '__type';

/** Result columns of a statement: `n_name`, `e_role`, so that node and fact cannot shadow each other. */
export const nodePrefix = 'n_';
export const edgePrefix = 'e_';
export const keyPrefix = 'k_';

/** Neo4j label of an entity or record type. */
export function labelOf(ontology: Ontology, type: string): string {
  const found = ontology.entities.get(type) ?? ontology.records.get(type);
  if (!found) throw new Error(`No node type ${type}.`);
  return found.label;
}
