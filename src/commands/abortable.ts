/** Ctrl-C and SIGTERM for work that tidies up behind itself before the command ends. */
import { PactgraphError } from '../errors.js';
import { stopCodes } from './interruptible.js';

/**
 * Runs `work`, which heeds its signal. A second Ctrl-C ends the process at once.
 * @param told what holds after a stop
 * @throws PactgraphError INTERRUPTED, TERMINATED
 */
export async function abortable<T>(told: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: keyof typeof stopCodes): void =>
    controller.abort(new PactgraphError(stopCodes[signal], `Stopped by ${signal}. ${told}`));
  const [onInt, onTerm] = [() => stop('SIGINT'), () => stop('SIGTERM')];
  process.once('SIGINT', onInt).once('SIGTERM', onTerm);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', onInt).off('SIGTERM', onTerm);
  }
}
