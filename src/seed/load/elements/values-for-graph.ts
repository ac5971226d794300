/** Stated values in the form that the graph stores: each property has one type, whatever its author wrote. */
import { integer, type Parameter, type Value } from '../../../graph/values.js';
import type { NodeType, RelationshipType } from '../../../ontology/model.js';

/** 4 of a Float property is sent as 4.0, 8.0 of an Int property as 8. */
export function forGraph(type: NodeType | RelationshipType, name: string, value: Value): Parameter {
  const kind = type.properties.get(name)?.kind;
  if (kind !== 'INT') return value;
  if (Array.isArray(value)) return value.map((item) => (isWhole(item) ? integer(item) : item));
  return isWhole(value) ? integer(value) : value;
}

const isWhole = (value: Value): value is number => typeof value === 'number' && Number.isInteger(value);
