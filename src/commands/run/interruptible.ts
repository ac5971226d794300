/** A signal while a command works rolls its transaction back, or aborts its work; what was committed stays. */
import { setTimeout as sleep } from 'node:timers/promises';
import { PactgraphError } from '../../errors.js';
import type { Graph } from '../../graph/graph.js';
import { onStopSignal, stopCodes, type StopSignal } from './signals.js';

/** ms that a running commit may take after the signal, so that the report is true. */
const commitWithin = 10_000;

/**
 * Runs `work` until it ends or a signal comes; the caller then closes the database connection, which ends the
 * transaction on the server. After the signal nothing is committed; it waits only for a commit that had begun.
 * @param told says what of the work stays
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
      // The one that waited for the commit first reports how it ended.
      await sleep(0);
      reject(new PactgraphError(stopCodes[signal], `Stopped by ${signal}. ${told()}`));
    };
  });
  stopped.catch(() => undefined);
  const end = onStopSignal((signal) => void stop(signal));
  const working = work().catch((error: unknown) => {
    // What fails after the signal fails because of it: people should not read of the refused commit.
    if (signalled) return stopped;
    throw error;
  });
  try {
    return await Promise.race([working, stopped]);
  } finally {
    // Its transaction fails when the connection closes; nobody needs to know.
    working.catch(() => undefined);
    end();
  }
}

/**
 * Runs `work`, which obeys its signal and cleans up before the command ends. A second Ctrl-C ends the process at once.
 * @param told says what holds after a stop
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
