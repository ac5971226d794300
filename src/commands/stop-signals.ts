/** The signals that end a command: Ctrl-C, an order to end, a terminal that was closed. */

/** Codes of what a signal ended. */
export const stopCodes = { SIGINT: 'INTERRUPTED', SIGTERM: 'TERMINATED', SIGHUP: 'HUNG_UP' } as const;

export type StopSignal = keyof typeof stopCodes;
export const stopSignals = Object.keys(stopCodes) as readonly StopSignal[];

/**
 * Calls `stop` at the first of each; a second one ends the process at once.
 * @returns ends the listening
 */
export function onStopSignal(stop: (signal: StopSignal) => void): () => void {
  const listeners = stopSignals.map((signal) => ({ signal, listener: () => stop(signal) }));
  for (const { signal, listener } of listeners) process.once(signal, listener);
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}
