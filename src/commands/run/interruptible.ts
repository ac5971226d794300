/** A signal while a command works: the transaction at work is rolled back, or the work is told to end; what was committed stays. */
import { setTimeout as sleep } from 'node:timers/promises';
import { PactgraphError } from '../../errors.js';
import type { Graph } from '../../graph/graph.js';
import { onStopSignal, stopCodes, type StopSignal } from './signals.js';

/** ms that a commit under way may take after the signal, so that what is told is what stays. */
const commitWithin = 10_000;

/**
 * Runs `work` until it ends or a signal comes; then whoever called closes the database connection, which ends the
 * transaction on the server. After the signal nothing is committed, but for a commit that was under way: its end is
 * waited for.
 * @param told what of the work stays
 * @throws PactgraphError INTERRUPTED, TERMINATED, HUNG_UP
 */
export async function interruptible<T>(
  graph: Pick<Graph, 'hold'>,
  told: () => string,
  work: () => Promise<T>,
): Promise<T> {
  let signalled = false;
  let stop: (signal: StopSignal) => Promise<void> = () => Promise.resolve();
  const stopped = new Promise<never>((_, reject) => {
    stop = async (signal) => {
      signalled = true;
      await Promise.race([graph.hold(), sleep(commitWithin, undefined, { ref: false })]);
      // Whoever waited for the commit says what became of it first.
      await sleep(0);
      reject(new PactgraphError(stopCodes[signal], `Stopped by ${signal}. ${told()}`));
    };
  });
  stopped.catch(() => undefined);
  const end = onStopSignal((signal) => void stop(signal));
  const working = work().catch((error: unknown) => {
    // What fails after the signal fails of it: the commit that was refused is not what people should read.
    if (signalled) return stopped;
    throw error;
  });
  try {
    return await Promise.race([working, stopped]);
  } finally {
    // Its transaction fails when the connection goes; nobody needs to hear of it.
    working.catch(() => undefined);
    end();
  }
}

/**
 * Runs `work`, which heeds its signal and tidies up behind itself before the command ends. A second Ctrl-C ends the process at once.
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
