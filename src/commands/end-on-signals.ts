/** PID 1 of a container gets only the signals it has a handler for: what ends any other process, it has to end itself. */
import { errorTable } from '../errors.js';

const exits = { SIGTERM: errorTable.TERMINATED.exit, SIGINT: errorTable.INTERRUPTED.exit } as const;

/** A signal ends the process, unless the work under way has a handler of its own. */
export function endOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(exits[signal]);
    });
}
