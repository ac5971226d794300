/** The real schema in process, over a reader that notes each statement on its way to a real Neo4j. */
import { graphql, type ExecutionResult } from 'graphql';

import { createSnapshot } from '../../src/api/context.js';
import { executableSchema } from '../../src/api/schema.js';
import type { RequestContext } from '../../src/api/request-context.js';
import { packageRoot } from '../../src/config.js';
import { openGraph, type Graph } from '../../src/graph/graph.js';
import { readStatementFiles } from '../../src/graph/statement-files.js';
import { Loaders } from '../../src/loaders/loaders.js';
import type { Ontology } from '../../src/ontology/model.js';
import { apiFolder, realOntology } from './ontology.js';
import { testServer } from './server.js';

export const openTestGraph = (): Graph => openGraph(testServer());

export interface Answer {
  readonly data: ExecutionResult['data'];
  readonly errors: readonly string[];
  /** Statements sent, in order. */
  readonly statements: readonly string[];
}

export type Ask = (document: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer>;

/** Answers operations as the server would, without HTTP. */
export function asker(graph: Graph, ontology: Ontology = realOntology): Ask {
  const schema = executableSchema(ontology, apiFolder);
  const files = readStatementFiles(`${packageRoot}/cypher`);
  return async (document, variables) => {
    const statements: string[] = [];
    // As the server reads: a statement that does not tell the head revision fails here too.
    const { read, revision } = createSnapshot(graph);
    const context: RequestContext = {
      requestId: 'test',
      statements: files,
      revision,
      loaders: new Loaders(ontology, (text, parameters) => {
        statements.push(text);
        return read(text, parameters);
      }),
    };
    const { data, errors = [] } = await graphql({
      schema,
      source: document,
      contextValue: context,
      variableValues: { ...variables },
    });
    // Null-prototype objects of the executor compare as plain ones.
    return {
      data: JSON.parse(JSON.stringify(data ?? null)) as Answer['data'],
      errors: errors.map((e) => e.message),
      statements,
    };
  };
}
