/** `/graphql`: from a request to Apollo and back, once more if the graph moved meanwhile. */
import {
  HeaderMap,
  type ApolloServer,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Answer } from '../api/answer/answer.js';
import type { AnswerLimits } from '../api/answer/limits.js';
import { createContext, type Operation, type RequestContext, type Served } from '../api/context.js';
import { checkDocument } from '../api/limits/document.js';
import { apolloLimits } from '../api/limits/list.js';
import { utcDay } from '../dates/day.js';
import { PactgraphError } from '../errors.js';
import type { Graph } from '../graph/graph.js';
import { createSnapshot, type Snapshot } from '../graph/snapshot.js';
import { errorBody, statusOf } from './answers.js';
import { checkEncoding } from './body.js';
import { withDeadline } from './deadline.js';
import { documentOf, searchOf } from './document.js';
import { operationFault } from './operation-fault.js';

export interface GraphqlOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly graph: Pick<Graph, 'read'>;
  readonly served: Served;
  /** ms until the request is answered 504 */
  readonly deadline: number;
  readonly answerLimits: AnswerLimits;
}

const allowed = 'GET, POST';

export function graphqlRoutes(app: FastifyInstance, options: GraphqlOptions): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: (request, _reply, done) => {
      checkEncoding(request);
      done();
    },
    handler: (request, reply) => answer(request, reply, options),
  });
  app.route({
    method: ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PUT', 'TRACE'],
    url: '/graphql',
    // Runs before the body is read, whatever its type.
    onRequest: async (request, reply) => {
      reply.header('allow', allowed).code(405);
      await reply.send(errorBody(new PactgraphError('BAD_REQUEST', `Send ${allowed}.`), request.id));
    },
    handler: () => undefined,
  });
}

/** @returns the body */
async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  options: GraphqlOptions,
): Promise<string> {
  const started = performance.now();
  const operation: Operation = { name: undefined };
  const runs: Snapshot[] = [];
  let status = 500;
  try {
    const fault = operationFault(request);
    if (fault) throw fault;
    checkDocument(documentOf(request), apolloLimits.tokens);
    const response = await withDeadline(reply, options.deadline, (ending) =>
      run(options, request, { operation, runs, ending }),
    );
    status = response.status ?? 200;
    return bodyOf(reply.code(status), response);
  } catch (error) {
    status = statusOf(error);
    throw error;
  } finally {
    request.log.debug(
      {
        // A name may be as long as the document.
        operationName: operation.name?.slice(0, 100),
        status,
        statements: runs.reduce((sum, { statements }) => sum + statements, 0),
        ms: Math.round(performance.now() - started),
        revision: runs.at(-1)?.revision(),
      },
      'graphql',
    );
  }
}

interface Run {
  readonly operation: Operation;
  /** One snapshot per try. */
  readonly runs: Snapshot[];
  /** Aborted when nobody waits any more, or when the answer is too large. */
  readonly ending: AbortController;
}

/** Makes two tries: loaders keep what they read, so the second has fresh ones. */
async function run(
  { apollo, graph, served, answerLimits }: GraphqlOptions,
  request: FastifyRequest,
  { operation, runs, ending }: Run,
): Promise<HTTPGraphQLResponse> {
  const httpGraphQLRequest = toApollo(request);
  // One day for both tries.
  const today = utcDay(new Date());
  for (;;) {
    const answer = new Answer(answerLimits, ending);
    const snapshot = createSnapshot(graph, answer, served.known);
    runs.push(snapshot);
    const context = createContext(served, snapshot, answer, {
      requestId: request.id,
      operation,
      today,
    });
    const response = await apollo
      .executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => Promise.resolve(context) })
      .finally(() => answer.close());
    if (!snapshot.moved || runs.length > 1) return response;
  }
}

function toApollo(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return {
    method: request.method,
    headers,
    search: searchOf(request.url),
    body: request.body,
  };
}

function bodyOf(reply: FastifyReply, { headers, body }: HTTPGraphQLResponse): string {
  // The schema has no @defer, so results always come whole.
  if (body.kind !== 'complete') throw new Error('Apollo answered in parts.');
  for (const [name, value] of headers) reply.header(name, value);
  return reply.statusCode < 400 ? body.string : withRequestId(body.string, reply.request.id);
}

/** Adds the id to the answer when Apollo refuses a request before it has a context. */
function withRequestId(text: string, requestId: string): string {
  const body = JSON.parse(text) as { errors?: Array<{ extensions?: object }> };
  for (const error of body.errors ?? []) error.extensions = { ...error.extensions, requestId };
  return `${JSON.stringify(body)}\n`;
}
