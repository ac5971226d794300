/** The id that the answer to a request and its log lines have. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Ids that are safe in logs and answers as they came. */
const safe = /^[\w.-]{1,64}$/;

/** The caller's `x-request-id`, so that one id follows a request through several services; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && safe.test(given) ? given : randomUUID();
}
