/** Every answer that is not a GraphQL result: JSON with a code and the request id, and nothing internal. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { errorEntry, PactgraphError } from '../errors.js';

/** Body of a failed request, in the shape of a GraphQL result so that clients read one thing. */
export const errorBody = ({ code, message, hint }: PactgraphError, requestId: string): object => ({
  errors: [
    {
      message: errorEntry(code).fixed ?? message,
      extensions: {
        ...(hint !== undefined && errorEntry(code).fixed === undefined && { hint }),
        code,
        requestId,
      },
    },
  ],
});

export function sendError(reply: FastifyReply, error: PactgraphError): FastifyReply {
  const { http = 500 } = errorEntry(error.code);
  // The rest of a body that was refused would be read as the next request.
  if (http === 413 || http === 415) reply.header('connection', 'close');
  return reply.code(http).type('application/json; charset=utf-8').send(errorBody(error, reply.request.id));
}

export function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = inOurWords(error);
  if (known.code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error }, 'request failed');
  return sendError(reply, known);
}

export const onNotFound = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendError(reply, new PactgraphError('NOT_FOUND', 'There is nothing at this address.'));

function inOurWords(error: FastifyError): PactgraphError {
  if (error instanceof PactgraphError) {
    return errorEntry(error.code).http === undefined
      ? new PactgraphError('INTERNAL_SERVER_ERROR', error.message)
      : error;
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return new PactgraphError('PAYLOAD_TOO_LARGE', error.message);
  if (status === 415) return new PactgraphError('UNSUPPORTED_MEDIA_TYPE', error.message);
  if (status === 404) return new PactgraphError('NOT_FOUND', error.message);
  if (status >= 400 && status < 500) return new PactgraphError('BAD_REQUEST', 'The request is malformed.');
  return new PactgraphError('INTERNAL_SERVER_ERROR', error.message);
}
