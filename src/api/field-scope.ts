/** What the orders and conditions of a relationship field may name. */
import { factsOf } from '../ontology/followed.js';
import type { Ontology, RelationshipField } from '../ontology/model.js';
import type { ListScope } from './arguments.js';

export function fieldScope(ontology: Ontology, field: RelationshipField): ListScope {
  const { properties, fields } = ontology.entities.get(field.target) ?? ontology.common;
  return { node: properties, edge: factsOf(ontology, field).properties, entity: true, fields };
}
