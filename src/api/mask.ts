/** What clients see of an error: known codes pass, everything else is one sentence. */
import { ApolloServerErrorCode, ApolloServerValidationErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { errorEntry, PactgraphError, type ErrorCode } from '../errors.js';
import { NoGraphError } from '../graph/snapshot.js';
import { knownOperators } from './known-operators.js';
import { apolloLimits } from './limits/list.js';
import { closedMessage, openMessage, withoutSuggestion } from './message.js';

const apolloCodes: ReadonlySet<string> = new Set(Object.values(ApolloServerErrorCode));
const isApolloCode = (code: unknown): code is ApolloServerErrorCode => apolloCodes.has(String(code));

/**
 * graphql-js uses these messages for values in arguments and variables, with other codes or none. A wrong value is
 * BAD_USER_INPUT wherever the client wrote it.
 */
const aboutValues: readonly RegExp[] = [
  /^Argument "[^"]*" (of |has invalid value )/,
  /^Too many errors processing variables/,
  /^\w+ cannot represent /,
  /^Expected value of type /,
  /^Value "[^"]*" does not exist in /,
  /^Enum "[^"]*" cannot represent /,
];
/** Those that graphql-js raises while it executes; the others then come from values that we return. */
const inExecution = aboutValues.slice(0, 1);

const fixedTexts: Readonly<Record<string, string>> = {
  [ApolloServerValidationErrorCode.INTROSPECTION_DISABLED]:
    'Introspection is off on this server. The schema comes with pactgraph as schema/public.graphql.',
  [ApolloServerValidationErrorCode.MAX_RECURSIVE_SELECTIONS_EXCEEDED]: `The operation has over ${apolloLimits.recursiveSelections} selections once its fragments are spread.`,
};

/** The error that was thrown, without the GraphQLErrors around it that say where. */
export function thrown(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

/** The code of the answer to an error. */
export function codeOf(error: unknown): ErrorCode {
  const original = thrown(error);
  if (original instanceof PactgraphError) {
    return errorEntry(original.code).http === undefined ? 'INTERNAL_SERVER_ERROR' : original.code;
  }
  if (!(error instanceof GraphQLError)) return 'INTERNAL_SERVER_ERROR';
  const { code, validationErrorCode } = error.extensions;
  if (validationErrorCode === ApolloServerValidationErrorCode.MAX_RECURSIVE_SELECTIONS_EXCEEDED) {
    return 'OPERATION_TOO_COMPLEX';
  }
  const patterns = error.path ? inExecution : aboutValues;
  if (original instanceof GraphQLError && patterns.some((p) => p.test(error.message)))
    return 'BAD_USER_INPUT';
  // An error with a path was thrown below a field, where only a PactgraphError is meant for clients.
  return error.path === undefined && isApolloCode(code) ? code : 'INTERNAL_SERVER_ERROR';
}

interface MaskOptions {
  /** With it an error holds no name that the client's own text does not hold. */
  readonly hideSchema: boolean;
  readonly schema: GraphQLSchema;
}

/** Apollo's `formatError`. */
export const maskError =
  ({ hideSchema, schema }: MaskOptions) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = codeOf(error);
    const original = thrown(error);
    const known = original instanceof PactgraphError && original.code === code ? original : undefined;
    const place = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    };
    const { fixed } = errorEntry(code);
    if (fixed !== undefined && !(known instanceof NoGraphError))
      return { message: fixed, ...place, extensions: { code } };
    if (known) {
      const hint = known.hint === undefined ? {} : { hint: known.hint };
      return { message: known.message, ...place, extensions: { ...known.details, ...hint, code } };
    }
    const message = fixedTexts[String(formatted.extensions?.validationErrorCode)] ?? formatted.message;
    return {
      message: quotes.has(code) ? shown(message, error, hideSchema ? undefined : schema) : message,
      ...place,
      extensions: { code },
    };
  };

/** Codes whose message may quote the request. Apollo's BAD_REQUEST never does. */
const quotes: ReadonlySet<ErrorCode> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/** @param schema undefined for clients who may not see it */
function shown(message: string, error: unknown, schema: GraphQLSchema | undefined): string {
  if (schema) return openMessage(message) + knownOperators(withoutSuggestion(message)[0], schema);
  const document =
    error instanceof GraphQLError ? (error.source ?? error.nodes?.[0]?.loc?.source) : undefined;
  return closedMessage(message, document);
}
