/** The time a request may take, and the signal that nobody waits for its answer any more. */
import type { FastifyReply } from 'fastify';
import { PactgraphError } from '../errors.js';

/**
 * @param work given a signal that is aborted at the deadline and when the client goes away
 * @throws PactgraphError TIMEOUT
 */
export async function withDeadline<T>(
  reply: FastifyReply,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const gone = () => controller.abort();
  reply.raw.once('close', gone);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new PactgraphError('TIMEOUT', `No answer within ${milliseconds} ms.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
    reply.raw.off('close', gone);
  }
}
