/**
 * Keeps a long load small: at the end of a batch nearly nothing is alive, which is when a collection costs least, and while
 * the database commits there is nothing else to do.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes in use from which on a collection pays. Left alone, V8 waits until it holds about three times what is alive. */
const full = 96 * 2 ** 20;

let collect: (() => void) | undefined;

/** Collects when much is in use; takes some 30 ms then. */
export function collectGarbage(): void {
  if (process.memoryUsage().heapUsed < full) return;
  collect ??= exposedGc();
  collect();
}

/** The function that `node --expose-gc` offers, without asking users to start Node with it. */
function exposedGc(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  return typeof gc === 'function' ? (gc as () => void) : () => undefined;
}
