/** The Apollo server: its limits, what it must not offer, and how a failed operation is answered. */
import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLRequestContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { OperationTypeNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { errorEntry, errorTable, PactgraphError, type ErrorCode } from '../errors.js';
import type { RequestContext } from './context.js';
import { apolloLimits, limitRules } from './limits/list.js';
import { checkVariables } from './limits/variables.js';
import { checkCost } from './price/cost.js';
import { rememberedCosts } from './price/remembered.js';
import { readyDescriptions, type ReadyDescriptions } from './ready-descriptions.js';
import { codeOf, maskError, thrown } from './mask.js';

export interface ApiLogger {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

export interface ApolloOptions {
  readonly introspection: boolean;
  /** What one operation may cost. */
  readonly cost: number;
  readonly logger: ApiLogger;
}

/** @returns a server that is not started yet */
export function createApollo(
  schema: GraphQLSchema,
  { introspection, cost, logger }: ApolloOptions,
): ApolloServer<RequestContext> {
  const ready = readyDescriptions(schema);
  return new ApolloServer<RequestContext>({
    schema,
    stringifyResult: ready.text,
    introspection,
    includeStacktraceInErrorResponses: false,
    formatError: maskError({ hideSchema: !introspection, schema }),
    parseOptions: { maxTokens: apolloLimits.tokens },
    // Apollo's `hideSchemaDetailsFromClientErrors` finds suggestions by a pattern that takes seconds on a long text.
    validationOptions: { maxErrors: apolloLimits.errors, hideSuggestions: !introspection },
    executionOptions: { maxCoercionErrors: apolloLimits.errors },
    maxRecursiveSelections: apolloLimits.recursiveSelections,
    validationRules: [...limitRules],
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    // Whatever NODE_ENV says, the server is the same.
    nodeEnv: 'production',
    logger: {
      debug: (message) => logger.debug({}, String(message)),
      info: (message) => logger.info({}, String(message)),
      warn: (message) => logger.warn({}, String(message)),
      error: (message) => logger.error({}, String(message)),
    },
    plugins: [
      answers(logger, { costOf: rememberedCosts(schema), limit: cost, ready }),
      // It wraps every field and makes execution 2.7 times slower.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // Apollo's landing pages load from a CDN.
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

interface Answering {
  readonly costOf: ReturnType<typeof rememberedCosts>;
  /** What one operation may cost. */
  readonly limit: number;
  readonly ready: ReadyDescriptions;
}

function answers(logger: ApiLogger, { costOf, limit, ready }: Answering): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, operation, operationName, request, contextValue }) {
          contextValue.operation.name = operationName ?? undefined;
          // For undefined, Apollo itself reports that the name is unknown.
          if (operation && operation.operation !== OperationTypeNode.QUERY) {
            // The schema has no such type; graphql-js would answer 200 with a server error.
            throw new PactgraphError(
              'BAD_REQUEST',
              `This API only reads: send a query, not a ${operation.operation}.`,
            );
          }
          checkVariables(request.variables);
          const cost = operation && costOf({ document, operation, variables: request.variables });
          if (cost) {
            contextValue.operation.cost = cost.requested;
            checkCost(cost, limit);
          }
          return Promise.resolve();
        },
        async responseForOperation({ document, operation, source, request: { variables }, contextValue }) {
          // Apollo asks before it reports that there is no operation of the name, or that a variable is wrong.
          if (contextValue.operation.cost === undefined) return null;
          const data = await ready.to({ document, operation, source, variables });
          return data
            ? {
                http: { status: undefined, headers: new HeaderMap() },
                body: { kind: 'single', singleResult: { data } },
              }
            : null;
        },
        didEncounterErrors({ errors, contextValue }) {
          logErrors(logger, errors, contextValue.requestId);
          return Promise.resolve();
        },
        willSendResponse(context) {
          settle(context);
          showCost(context, limit);
          return Promise.resolve();
        },
      }),
    unexpectedErrorProcessingRequest({ error, requestContext }) {
      logger.error({ err: error, requestId: requestContext.contextValue.requestId }, 'request failed');
      return Promise.resolve();
    },
  };
}

/** Codes whose fixed text hides the cause from the client: the operator finds it in the log. */
const logged: Partial<Record<ErrorCode, 'warn' | 'error'>> = {
  INTERNAL_SERVER_ERROR: 'error',
  DATABASE_UNAVAILABLE: 'warn',
  QUERY_TIMEOUT: 'warn',
};

/** Logs a cause once, however many fields it fails: a loader's failure reaches all fields that waited for it. */
function logErrors(logger: ApiLogger, errors: readonly unknown[], requestId: string): void {
  const kinds = new Set<string>();
  for (const error of errors) {
    const [code, err] = [codeOf(error), thrown(error)];
    const level = logged[code];
    const kind = `${code} ${String(err)}`;
    if (level && !kinds.has(kind)) logger[level]({ err, code, requestId }, 'operation failed');
    kinds.add(kind);
  }
}

/**
 * A failed statement fails the whole operation: the answer has the code's status and no data, even where Apollo would
 * keep the rest. Only a wrong argument of one field leaves the other fields their answers.
 */
function settle({ response, contextValue }: GraphQLRequestContext<RequestContext>): void {
  if (response.body?.kind !== 'single') return;
  const { singleResult } = response.body;
  const { errors } = singleResult;
  if (!errors?.length) return;
  const failure =
    errors.find((error) => error.extensions?.code !== 'BAD_USER_INPUT') ??
    (singleResult.data ? undefined : errors[0]);
  if (failure) {
    delete singleResult.data;
    // Apollo sets 500 where it knows no status; its other ones (405, 406, 415) say more than the code's.
    const { http } = response;
    if (http.status === undefined || http.status === 500) http.status = statusOf(failure.extensions?.code);
  }
  singleResult.errors = distinct(errors, failure !== undefined).map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId: contextValue.requestId },
  }));
}

/** Clients see what their operation costs before it is refused. The same operation always costs the same. */
function showCost({ response, contextValue }: GraphQLRequestContext<RequestContext>, limit: number): void {
  const { cost } = contextValue.operation;
  if (response.body?.kind !== 'single' || cost === undefined) return;
  const { singleResult } = response.body;
  singleResult.extensions = { ...singleResult.extensions, cost: { requested: cost, limit } };
}

function statusOf(code: unknown): number {
  const known =
    typeof code === 'string' && code in errorTable ? errorEntry(code as ErrorCode).http : undefined;
  return known ?? 500;
}

/** Without data, hundreds of fields that failed for one cause become one error. */
function distinct(
  errors: readonly GraphQLFormattedError[],
  failed: boolean,
): readonly GraphQLFormattedError[] {
  if (!failed) return errors;
  const kinds = new Map<string, GraphQLFormattedError>();
  for (const error of errors) {
    const kind = `${String(error.extensions?.code)} ${error.message}`;
    if (!kinds.has(kind)) kinds.set(kind, error);
  }
  return [...kinds.values()];
}
