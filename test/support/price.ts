/** What a document costs, and the documents that Markdown shows. */
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { costOf } from '../../src/api/price/cost.js';
import { executableSchema } from '../../src/api/schema.js';
import { apiFolder, realOntology } from './ontology.js';

const schema = executableSchema(realOntology, apiFolder);

/**
 * What it costs, as the server works it out.
 * @throws Error where the document has no operation or refuses the variables
 */
export function priceOf(source: string, variables?: Readonly<Record<string, unknown>>): number {
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
