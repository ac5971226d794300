/** Clients send the same documents again and again: their price is worked out once. */
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { costOf, type Asked, type Cost } from './cost.js';

interface Known {
  /** The variables as JSON. */
  readonly variables: string;
  readonly cost: Cost | undefined;
}

/** As costOf; of each operation that Apollo holds parsed, it knows the price under the last variables. */
export function rememberedCosts(schema: GraphQLSchema): (asked: Asked) => Cost | undefined {
  const known = new WeakMap<OperationDefinitionNode, Known>();
  return (asked) => {
    const variables = JSON.stringify(asked.variables ?? {});
    const before = known.get(asked.operation);
    if (before?.variables === variables) return before.cost;
    const cost = costOf(schema, asked);
    // What hardly differs is not worth keeping megabytes.
    if (variables.length < 10_000) known.set(asked.operation, { variables, cost });
    return cost;
  };
}
