/** What a document costs, and the documents that Markdown shows. */
import { Kind, parse, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { costOf } from '../../src/api/price/cost.js';

/** @throws Error where the document has no operation or refuses the variables */
export function priceOf(
  schema: GraphQLSchema,
  source: string,
  variables?: Readonly<Record<string, unknown>>,
): number {
  const document = parse(source);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const cost = operation && costOf(schema, { document, operation, variables });
  if (!cost) throw new Error(`No price: ${source}`);
  return cost.requested;
}

export const documentsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, document = '']) => document);
