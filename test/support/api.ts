/** The real schema in process, over a reader that notes each statement on its way to a real Neo4j. */
import { graphql, GraphQLError, type ExecutionResult } from 'graphql';
import { Answer as AnswerInTheMaking } from '../../src/api/answer/answer.js';
import type { AnswerLimits } from '../../src/api/answer/limits.js';
import { createSnapshot, type Read } from '../../src/graph/snapshot.js';
import { executableSchema } from '../../src/api/schema.js';
import { utcDay } from '../../src/dates/day.js';
import { createContext } from '../../src/api/context.js';
import { packageRoot } from '../../src/package.js';
import type { Combinations } from '../../src/loaders/together.js';
import { openGraph, type Graph } from '../../src/graph/graph.js';
import { knownBodies } from '../../src/graph/known-bodies.js';
import { readStatementFiles, statementText } from '../../src/graph/statement-files.js';
import type { Ontology } from '../../src/ontology/model.js';
import { apiFolder, realOntology } from './ontology.js';
import { testServer } from './server.js';

/** A statement may be planned for the first time on a machine that is busy: what takes how long is for other tests. */
export const openTestGraph = (): Graph => openGraph(testServer(), 25_000);

export interface Answer {
  readonly data: ExecutionResult['data'];
  readonly errors: readonly string[];
  /** Statements sent, in order. */
  readonly statements: readonly string[];
}

export type Ask = (document: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer>;

/**
 * Answers operations as the server would, without HTTP.
 * @param combinations without it each statement goes by itself, so that tests can count them
 */
export function asker(
  graph: Graph,
  ontology: Ontology = realOntology,
  limits?: AnswerLimits,
  today = utcDay(new Date()),
  combinations?: Combinations,
): Ask {
  const schema = executableSchema(ontology, apiFolder);
  const files = readStatementFiles(`${packageRoot}/cypher`);
  return async (document, variables) => {
    const statements: string[] = [];
    // As the server reads: a statement that does not tell the head revision fails here too.
    const answer = new AnswerInTheMaking(limits);
    // Each asks anew, as tests write graphs of one revision after another.
    const known = knownBodies(graph, statementText(files, 'graph/bodies'));
    await known.read();
    const { read, revision, bodies, changes } = createSnapshot(graph, answer, known);
    const noting: Read = (text, parameters) => {
      statements.push(text);
      return read(text, parameters);
    };
    const operation = { name: undefined };
    const context = createContext(
      { ontology, statements: files, ...(combinations && { combinations }) },
      { read: noting, revision, bodies, changes },
      answer,
      {
        requestId: 'test',
        operation,
        today,
      },
    );
    const ended = new Promise<ExecutionResult>((resolve) => {
      answer.signal.addEventListener('abort', () =>
        resolve({ errors: [new GraphQLError((answer.signal.reason as Error).message)] }),
      );
    });
    const { data, errors = [] } = await Promise.race([
      graphql({ schema, source: document, contextValue: context, variableValues: { ...variables } }),
      ended,
    ]).finally(() => answer.close());
    // Null-prototype objects of the executor compare as plain ones.
    return {
      data: JSON.parse(JSON.stringify(data ?? null)) as Answer['data'],
      errors: errors.map((e) => e.message),
      statements,
    };
  };
}
