/** Which operators a filter has, behind a message of graphql-js that one it was given is none of them. */
import { isInputObjectType, type GraphQLSchema } from 'graphql';

/** No name of a filter is longer; only the end of a message is looked at, as it may hold the whole request. */
const longest = 200;

/** ` Operators of StringFilter: "eq", "in".`, or nothing where the message is about something else. */
export function knownOperators(said: string, schema: GraphQLSchema): string {
  const name = /is not defined by type "(\w+Filter)"\.$/.exec(said.slice(-longest))?.[1];
  const type = name === undefined ? undefined : schema.getType(name);
  if (!isInputObjectType(type)) return '';
  const operators = Object.keys(type.getFields()).map((operator) => `"${operator}"`);
  return ` Operators of ${type.name}: ${operators.join(', ')}.`;
}
