/** The id under which a request is answered and logged. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What may stand in logs and answers as it came. */
const safe = /^[\w.-]{1,64}$/;

/** The caller's `x-request-id`, so that one id follows a request through several services; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && safe.test(given) ? given : randomUUID();
}
