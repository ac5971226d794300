/** A small executable schema that fails in every way, over a graph whose answers each test chooses. */
import {
  GraphQLEnumType,
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfigMap,
  type GraphQLFieldResolver,
} from 'graphql';
import { DateResolver } from 'graphql-scalars';
import { buildApp, type AppOptions } from '../../src/http/app.js';
import type { RequestContext, Served } from '../../src/api/context.js';
import { PactgraphError } from '../../src/errors.js';
import { StatementError } from '../../src/graph/failure.js';
import type { Graph } from '../../src/graph/graph.js';
import type { Row } from '../../src/graph/values.js';
import { realOntology } from '../support/ontology.js';

/** Words that no answer may hold. */
export const secret = 'bolt://neo4j:hunter2@db.internal:7687 MATCH (n) RETURN n /srv/pactgraph/secret.ts';

const failures: Readonly<Record<string, () => unknown>> = {
  TYPE_ERROR: () => new TypeError(secret),
  STRING: () => secret,
  NULL: () => null,
  GRAPHQL: () => new GraphQLError(secret, { extensions: { code: 'BAD_REQUEST', secret } }),
  STATEMENT: () =>
    new StatementError('Neo.ClientError.Statement.SyntaxError', secret, 1, 1, new Error(secret)),
  UNAVAILABLE: () =>
    new PactgraphError('DATABASE_UNAVAILABLE', secret, { hint: secret, details: { secret } }),
  QUERY_TIMEOUT: () => new PactgraphError('QUERY_TIMEOUT', secret, { cause: new Error(secret) }),
  COMMAND_ONLY: () => new PactgraphError('SEED_PROBLEMS', secret),
  BAD_INPUT: () =>
    new PactgraphError('BAD_USER_INPUT', 'first: expected 1 to 100.', { details: { argument: 'first' } }),
};
export const failureKinds = Object.keys(failures);

type Resolver = GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>>;
const fail: Resolver = (_source, { kind }) => {
  throw failures[String(kind)]?.();
};
const kind = {
  type: new GraphQLNonNull(
    new GraphQLEnumType({
      name: 'Failure',
      values: Object.fromEntries(failureKinds.map((name) => [name, {}])),
    }),
  ),
};
const read: Resolver = async (_source, { text }, context) => (await context.read(String(text)))[0]?.value;

const filter: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Filter',
  fields: () => ({ AND: { type: new GraphQLList(filter) }, name: { type: GraphQLString } }),
});

const named = new GraphQLInterfaceType({ name: 'Named', fields: { name: { type: GraphQLString } } });

/** Counts the resolvers of `self`, `sure` and `slow` that ran. */
export const resolved = { count: 0 };
const touch: Resolver = () => {
  resolved.count++;
  return {};
};

const node: GraphQLObjectType<unknown, RequestContext> = new GraphQLObjectType<unknown, RequestContext>({
  name: 'Node',
  interfaces: [named],
  fields: (): GraphQLFieldConfigMap<unknown, RequestContext> => ({
    name: { type: GraphQLString, resolve: () => 'node' },
    self: { type: node, resolve: touch },
    next: {
      type: GraphQLString,
      resolve: (source, _args, context, info) => read(source, { text: 'next' }, context, info),
    },
    must: { type: new GraphQLNonNull(GraphQLString), args: { kind }, resolve: fail },
    may: { type: GraphQLString, args: { kind }, resolve: fail },
  }),
});

const query = new GraphQLObjectType<unknown, RequestContext>({
  name: 'Query',
  fields: {
    self: { type: node, resolve: touch },
    sure: { type: new GraphQLNonNull(node), resolve: touch },
    nodes: { type: new GraphQLList(node), resolve: () => Array.from({ length: 100 }, () => ({})) },
    may: { type: GraphQLString, args: { kind }, resolve: fail },
    chain: {
      type: node,
      resolve: async (source, _args, context, info) => ({
        value: await read(source, { text: 'first' }, context, info),
      }),
    },
    read: { type: GraphQLString, args: { text: { type: GraphQLString } }, resolve: read },
    page: {
      type: GraphQLInt,
      args: { first: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 20 } },
      resolve: (_source, { first }) => first as number,
    },
    on: { type: GraphQLString, args: { day: { type: DateResolver } }, resolve: () => 'ok' },
    find: { type: GraphQLString, args: { where: { type: filter } }, resolve: () => 'ok' },
    wrongDate: { type: DateResolver, resolve: () => secret },
    slow: {
      type: GraphQLString,
      resolve: () => {
        resolved.count++;
        return new Promise((resolve) => setTimeout(resolve, 300, 'done'));
      },
    },
    never: { type: GraphQLString, resolve: () => new Promise(() => undefined) },
  },
});

/** What answers say beside their data: operations of this schema cost nothing. */
export const free = { extensions: { cost: { requested: 0, limit: 5_000 } } };

export const schema = new GraphQLSchema({ query, types: [node] });

type Answers = (text: string, call: number) => Row[] | Promise<Row[]>;

/** Answers statements as told; by default each has revision 7 and the value `v`. */
export function fakeGraph(answers: Answers = () => [{ revision: 7, value: 'v' }]) {
  const texts: string[] = [];
  const graph: Pick<Graph, 'read' | 'close'> = {
    async read(text) {
      texts.push(text);
      return answers(text, texts.length);
    },
    close: () => Promise.resolve(),
  };
  return { graph, texts };
}

/** Log lines as objects. */
export function logSink() {
  const lines: Array<Record<string, unknown>> = [];
  return { lines, write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
}

type Options = AppOptions;
interface TestOptions extends Partial<Omit<Options, 'config'>> {
  readonly config?: Partial<Options['config']>;
}

/** The schema of these tests knows neither entities nor statements. */
export const served: Served = { ontology: realOntology, statements: new Map() };

export const appOptions = ({ config, ...options }: TestOptions = {}): Options => ({
  config: { introspection: true, logLevel: 'silent', host: '127.0.0.1', hosts: [], ...config },
  schema,
  graph: fakeGraph().graph,
  served,
  ...options,
});

export const testApp = (options: TestOptions = {}) => buildApp(appOptions(options));
export type TestApp = Awaited<ReturnType<typeof testApp>>;

export interface AnswerBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: ReadonlyArray<{
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
  }>;
}

/** Posts a document and reads the answer. */
export async function ask(app: TestApp, document: string, variables?: unknown) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ query: document, variables }),
  });
  const body = JSON.parse(response.body) as AnswerBody;
  return {
    status: response.statusCode,
    body,
    headers: response.headers,
    code: body.errors?.[0]?.extensions.code,
  };
}
