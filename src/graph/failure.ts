/** Turns what the driver throws into our words. */
import { Neo4jError, isRetryableError } from 'neo4j-driver';
import { z } from 'zod';
import { PactgraphError } from '../errors.js';
import { connectionFault, type ConnectionFault } from './connection-fault.js';

/** The server refused a statement: the author's mistake, with its place in the statement as the author wrote it. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
  constructor(
    /** Neo4j status code, e.g. `Neo.ClientError.Statement.SyntaxError`. */
    readonly code: string,
    message: string,
    /** From 1; undefined when the server gives no place. */
    readonly line: number | undefined,
    readonly column: number | undefined,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

/** Where in the statement the server says the fault is. */
const position = z.object({ _position: z.object({ line: z.bigint(), column: z.bigint() }) });

const outOfMemory = new Set([
  'Neo.TransientError.General.OutOfMemoryError',
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.Transaction.TransactionMemoryLimit',
  'Neo.TransientError.General.TransactionMemoryLimit',
]);

/** The driver calls out-of-memory errors transient; running the same statement again would only fail again. */
export function worthRetrying(error: unknown): boolean {
  return isRetryableError(error) && !(error instanceof Neo4jError && outOfMemory.has(error.code));
}

/** IF NOT EXISTS looks before it locks: another transaction may create the same rule in between. */
export const wasMadeMeanwhile = (error: unknown): boolean =>
  error instanceof Neo4jError &&
  /^Neo\.ClientError\.Schema\.(EquivalentSchemaRule|Index|Constraint)AlreadyExists$/.test(error.code);

export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Neo4jError && outOfMemory.has(error.code);

const unavailable: readonly RegExp[] = [
  /^ServiceUnavailable$/,
  /^SessionExpired$/,
  /^ProtocolError$/,
  /^Neo\.ClientError\.Security\./,
  /^Neo\.TransientError\.General\.DatabaseUnavailable$/,
  /^Neo\.TransientError\.Database\.DatabaseUnavailable$/,
  /^Neo\.ClientError\.Database\.DatabaseNotFound$/,
  /^Neo\.DatabaseError\.General\.StorageDamageDetected$/,
  /^Neo\.DatabaseError\.Transaction\.TransactionStartFailed$/,
];

/** The driver's code for a connection that it could not get, or lost; our statements never raise it otherwise. */
const connectionCode = 'N/A';

export const isLoginRefused = (error: unknown): boolean =>
  error instanceof Neo4jError && /\.(?:Unauthorized|AuthenticationRateLimit)$/.test(error.code);

/** Whether a translated error means that the login may not do what a statement asks for. */
export const isForbidden = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Neo4jError &&
  error.cause.code === 'Neo.ClientError.Security.Forbidden';

export const isTimeout = (error: unknown): boolean =>
  error instanceof Neo4jError && /^Neo\.ClientError\.Transaction\.TransactionTimedOut/.test(error.code);

export const isUnavailable = (error: unknown): boolean =>
  error instanceof Neo4jError &&
  (error.code === connectionCode || unavailable.some((pattern) => pattern.test(error.code)));

/** The connection or the server failed at a commit: the server may have what was sent, or not. */
const leavesCommitOpen = (error: unknown): boolean =>
  isUnavailable(error) || (error instanceof Neo4jError && error.code.startsWith('Neo.DatabaseError.'));

/** @returns as `translate`; OUTCOME_UNKNOWN where the transaction may be in the graph */
export function translateCommit(error: unknown): unknown {
  if (!leavesCommitOpen(error)) return translate(error);
  const failed = isUnavailable(error)
    ? 'The connection to the database was lost at the commit'
    : 'The database failed at the commit';
  return new PactgraphError('OUTCOME_UNKNOWN', failed, { cause: error });
}

/**
 * @param prefixLines lines put before the author's text, subtracted from positions
 * @returns a PactgraphError, a StatementError, or the error itself when it does not come from the driver
 */
export function translate(error: unknown, prefixLines = 1): unknown {
  if (!(error instanceof Neo4jError)) return error;
  if (isTimeout(error))
    return new PactgraphError('QUERY_TIMEOUT', 'A statement hit its timeout.', { cause: error });
  if (isUnavailable(error)) {
    const { message, hint } = unavailability(error);
    return new PactgraphError('DATABASE_UNAVAILABLE', message, { cause: error, hint });
  }
  const place = position.safeParse(error.diagnosticRecord).data?._position;
  const line = place ? Number(place.line) - prefixLines : undefined;
  const [message = ''] = error.message.split(/\(line \d+, column \d+ \(offset: \d+\)\)/, 1);
  return new StatementError(
    error.code,
    message.trim(),
    line,
    place ? Number(place.column) : undefined,
    error,
  );
}

function unavailability(error: Neo4jError): ConnectionFault {
  if (isLoginRefused(error)) return /RateLimit/.test(error.code) ? lockedLogin : refusedLogin;
  if (hasStopped(error))
    return {
      message: 'The database has stopped itself after a fault and must be started again.',
      hint: 'Most often its disk is full: make room, then start it again; for the managed one, run pactgraph neo4j stop, then the command again.',
    };
  return connectionFault(error);
}

export const refusedLogin: ConnectionFault = {
  message: 'The database refused user or password.',
  hint: 'Check NEO4J_USER and NEO4J_PASSWORD.',
};

const lockedLogin: ConnectionFault = {
  message: 'The database refused user or password, and has locked the account for some seconds.',
  hint: 'Check NEO4J_USER and NEO4J_PASSWORD; somebody tried a wrong one three times.',
};

/** After some failed writes, as on a full disk, Neo4j gives this code until somebody restarts it. */
const hasStopped = ({ code }: Neo4jError): boolean => code.endsWith('.TransactionStartFailed');
