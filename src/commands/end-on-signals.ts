/**
 * A signal without a handler ends a process before it can end what it started; and PID 1 of a container gets only the
 * signals that it has a handler for.
 */
import { errorTable } from '../errors.js';
import { stopCodes, stopSignals } from './stop-signals.js';

/** A signal ends the process, unless the work under way has a handler of its own. */
export function endOnSignals(): void {
  for (const signal of stopSignals)
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(errorTable[stopCodes[signal]].exit);
    });
}
