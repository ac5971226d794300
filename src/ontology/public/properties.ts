/** Stored properties as fields of the public contract. */
import type { Property } from '../model.js';
import type { FieldText } from './text.js';

const scalars = {
  STRING: 'String',
  INT: 'Int',
  FLOAT: 'Float',
  BOOLEAN: 'Boolean',
  DATE: 'PartialDate',
} as const;

/** GraphQL type of one value of a property. */
export function valueType(property: Property): string {
  if (property.kind === 'ENUM') return property.enumName ?? 'String';
  if (property.kind === 'REFERENCE') return property.to ?? 'Entity';
  return scalars[property.kind];
}

/** Whether a property refers to several nodes: its field gives the first of them, and a count stands beside it. */
export const isReferenceList = ({ kind, list }: Property): boolean => kind === 'REFERENCE' && list;

/** `evidenceCount` beside `evidence`. */
export const countName = ({ name }: Pick<Property, 'name'>): string => `${name}Count`;

/** Argument of lists that have a count beside them instead of pages. */
export const firstArgument = `"""How many from the beginning, 1 to 100."""
    first: Int = 20`;

/** The fields of a property: itself, and the count of a list of nodes. */
export function propertyFields(property: Property): FieldText[] {
  const field = propertyField(property);
  if (!isReferenceList(property)) return [field];
  return [
    { ...field, args: `(\n    ${firstArgument}\n  )` },
    {
      name: countName(property),
      description: `Length of the whole of \`${property.name}\`.`,
      type: 'Int!',
    },
  ];
}

/** A list is never null; a scalar is never null where the ontology requires it or says what its absence means. */
function propertyField(property: Property): FieldText {
  const value = valueType(property);
  const never = property.required || property.absent !== undefined;
  return {
    name: property.name,
    description: property.description,
    type: property.list ? `[${value}!]!` : `${value}${never ? '!' : ''}`,
  };
}

const isTextList = ({ list, kind, derived }: Property): boolean => list && kind === 'STRING' && !derived;
/** What conditions may be on: one value, or a list of texts. */
export const isFiltered = (property: Property): boolean => !property.list || isTextList(property);
/** One value each; references hold ids, which mean nothing as an order. */
export const isOrderable = (property: Property): boolean => !property.list && property.kind !== 'REFERENCE';
