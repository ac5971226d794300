import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import type { RowElement } from '../model.js';

/** Type of what a statement writes for each row; undefined where the ontology has none. */
export const typeOfRows = (
  ontology: Ontology,
  { kind, type }: Pick<RowElement, 'kind' | 'type'>,
): NodeType | RelationshipType | undefined =>
  kind === 'NODE'
    ? (ontology.entities.get(type) ?? ontology.records.get(type))
    : ontology.relationships.get(type);
