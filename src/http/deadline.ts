/** The time a request may take, and the signal that nobody waits for its answer any more. */
import type { FastifyReply } from 'fastify';
import { PactgraphError } from '../errors.js';

/**
 * @param work gets a controller, aborted at the deadline and when the client goes away; it may abort it itself
 * @throws PactgraphError TIMEOUT; the reason that `work` aborts it for
 */
export async function withDeadline<T>(
  reply: FastifyReply,
  milliseconds: number,
  work: (operation: AbortController) => Promise<T>,
): Promise<T> {
  const operation = new AbortController();
  const { signal } = operation;
  const end = (why: string) => operation.abort(new PactgraphError('TIMEOUT', why));
  const gone = () => end('The client went away.');
  reply.raw.once('close', gone);
  const timer = setTimeout(end, milliseconds, `No answer within ${milliseconds} ms.`);
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([work(operation), ended]);
  } finally {
    clearTimeout(timer);
    reply.raw.off('close', gone);
  }
}
