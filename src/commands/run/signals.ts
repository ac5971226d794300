/** The signals that end a command: Ctrl-C, an order to end, a closed terminal. */
import { errorTable } from '../../errors.js';

/** Codes of work that a signal ended. */
export const stopCodes = { SIGINT: 'INTERRUPTED', SIGTERM: 'TERMINATED', SIGHUP: 'HUNG_UP' } as const;

export type StopSignal = keyof typeof stopCodes;
const stopSignals = Object.keys(stopCodes) as readonly StopSignal[];

/**
 * Calls `stop` at the first of each signal; a second one ends the process at once.
 * @returns a function that ends the listening
 */
export function onStopSignal(stop: (signal: StopSignal) => void): () => void {
  const listeners = stopSignals.map((signal) => ({ signal, listener: () => stop(signal) }));
  for (const { signal, listener } of listeners) process.once(signal, listener);
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}

/**
 * A signal ends the process, unless the running work has a handler. Without any handler the process would end before it
 * can end what it started; and PID 1 of a container gets only signals that it has a handler for.
 */
export function endOnSignals(): void {
  for (const signal of stopSignals)
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(errorTable[stopCodes[signal]].exit);
    });
}

/** ms between looks for the parent. */
const every = 500;

/**
 * At SIGTERM npm ends the shell that runs a script, and the shell does not pass the signal on: the script would go on
 * unseen. So a command that npm started stops when its parent is gone.
 */
export function stopWithParent(): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    // Once only: a second signal would mean that somebody cannot wait for the running work.
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, every).unref();
}
