/** Scalars of the contract, from graphql-scalars. */
import { isScalarType, type GraphQLSchema } from 'graphql';
import { DateResolver, DateTimeResolver, JSONResolver } from 'graphql-scalars';

/** Gives each scalar, which the SDL only names, its rules of serialising and parsing. */
export function useScalars(schema: GraphQLSchema): void {
  for (const { name, serialize, parseValue, parseLiteral } of [
    DateResolver,
    DateTimeResolver,
    JSONResolver,
  ]) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { serialize, parseValue, parseLiteral });
  }
}
