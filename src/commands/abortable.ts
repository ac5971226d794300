/** Signals for work that tidies up behind itself before the command ends. */
import { PactgraphError } from '../errors.js';
import { onStopSignal, stopCodes } from './stop-signals.js';

/**
 * Runs `work`, which heeds its signal. A second Ctrl-C ends the process at once.
 * @param told what holds after a stop
 * @throws PactgraphError INTERRUPTED, TERMINATED, HUNG_UP
 */
export async function abortable<T>(told: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const end = onStopSignal((signal) =>
    controller.abort(new PactgraphError(stopCodes[signal], `Stopped by ${signal}. ${told}`)),
  );
  try {
    return await work(controller.signal);
  } finally {
    end();
  }
}
