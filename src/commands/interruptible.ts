/** Ctrl-C and SIGTERM while a command writes: the transaction at work is rolled back, what was committed stays. */
import { PactgraphError } from '../errors.js';

const codes = { SIGINT: 'INTERRUPTED', SIGTERM: 'TERMINATED' } as const;

/**
 * Runs `work` until it ends or a signal comes; then whoever called closes the database connection, which ends the
 * transaction on the server.
 * @param told what of the work stays, as it is when the signal comes
 * @throws PactgraphError INTERRUPTED, TERMINATED
 */
export async function interruptible<T>(told: () => string, work: () => Promise<T>): Promise<T> {
  let stop: (signal: keyof typeof codes) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (signal) => reject(new PactgraphError(codes[signal], `Stopped by ${signal}. ${told()}`));
  });
  stopped.catch(() => undefined);
  const [onInt, onTerm] = [() => stop('SIGINT'), () => stop('SIGTERM')];
  process.once('SIGINT', onInt).once('SIGTERM', onTerm);
  const working = work();
  try {
    return await Promise.race([working, stopped]);
  } finally {
    // Its transaction fails when the connection goes; nobody needs to hear of it.
    working.catch(() => undefined);
    process.off('SIGINT', onInt).off('SIGTERM', onTerm);
  }
}
