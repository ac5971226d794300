/** Operators of the filters: those that the contract has, and those that a document uses. */
import {
  getNamedType,
  isInputObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';

/** By a field that only filters of that sort have; the first one that fits. */
const sorts = [
  ['relationship', 'some'],
  ['date', 'certainty'],
  ['list', 'isEmpty'],
  ['sources of a fact', 'min'],
  ['number', 'lt'],
  ['text', 'contains'],
] as const;
/** Conditions of a `where` that every type, or several, have. */
const ofWhere = ['AND', 'OR', 'NOT', 'within', 'disputed', 'sources'];

/** As in `date before`. */
function named(type: GraphQLInputObjectType, field: string): string | undefined {
  if (type.name.endsWith('Where')) return ofWhere.includes(field) ? `where ${field}` : undefined;
  // They are the same on every value but names.
  if (type.name !== 'NamesFilter' && ['eq', 'in'].includes(field)) return `value ${field}`;
  if (type.name === 'NamesFilter') return `names ${field}`;
  const sort = sorts.find(([, mark]) => mark in type.getFields());
  return sort && `${sort[0]} ${field}`;
}

export function operatorsOf(schema: GraphQLSchema): Set<string> {
  const operators = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInputObjectType(type)) continue;
    for (const field of Object.keys(type.getFields())) {
      const operator = named(type, field);
      if (operator !== undefined) operators.add(operator);
    }
  }
  return operators;
}

/** Those that are written out in the document, not in its variables. */
export function operatorsIn(schema: GraphQLSchema, document: string): string[] {
  const operators: string[] = [];
  const info = new TypeInfo(schema);
  visit(
    parse(document),
    visitWithTypeInfo(info, {
      ObjectField: ({ name }) => {
        const type = getNamedType(info.getParentInputType());
        const operator = isInputObjectType(type) ? named(type, name.value) : undefined;
        if (operator !== undefined) operators.push(operator);
      },
    }),
  );
  return operators;
}
