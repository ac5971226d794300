/** Every answer that is not a GraphQL result: JSON with a code and the request id, and nothing internal. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorEntry, PactgraphError } from '../errors.js';

/** Body of a failed request, in the shape of a GraphQL result so that clients read only one shape. */
export function errorBody({ code, message, hint, details }: PactgraphError, requestId: string): object {
  const { fixed } = errorEntry(code);
  const more = fixed === undefined ? { ...details, ...(hint !== undefined && { hint }) } : {};
  return { errors: [{ message: fixed ?? message, extensions: { ...more, code, requestId } }] };
}

/** Status of the answer to a request that failed with `error`. */
export const statusOf = (error: unknown): number => errorEntry(inOurWords(error).code).http ?? 500;

export function sendError(reply: FastifyReply, error: PactgraphError): FastifyReply {
  const http = statusOf(error);
  // Node would read the rest of a refused body as the next request.
  if (http === 413 || http === 415) reply.header('connection', 'close');
  return reply.code(http).type('application/json; charset=utf-8').send(errorBody(error, reply.request.id));
}

export function onError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = inOurWords(error);
  if (known.code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error }, 'request failed');
  return sendError(reply, known);
}

export const onNotFound = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendError(reply, new PactgraphError('NOT_FOUND', 'There is nothing at this address.'));

/** Fastify sets a status on what it refuses. */
function inOurWords(error: unknown): PactgraphError {
  if (error instanceof PactgraphError) {
    return errorEntry(error.code).http === undefined
      ? new PactgraphError('INTERNAL_SERVER_ERROR', error.message)
      : error;
  }
  const { message } = error instanceof Error ? error : new Error(String(error));
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return new PactgraphError('PAYLOAD_TOO_LARGE', message);
  if (status === 415) return new PactgraphError('UNSUPPORTED_MEDIA_TYPE', message);
  if (status === 404) return new PactgraphError('NOT_FOUND', message);
  if (status >= 400 && status < 500) return new PactgraphError('BAD_REQUEST', 'The request is malformed.');
  return new PactgraphError('INTERNAL_SERVER_ERROR', message);
}
