/**
 * Keeps a long load small: at the end of a batch hardly anything is alive, so that a collection costs least, and while
 * the database commits there is nothing else to do.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** With so many bytes in use, a collection pays. By itself, V8 waits until it holds about three times what is alive. */
const full = 96 * 2 ** 20;

let collect: (() => void) | undefined;

/** Collects when much is in use, which takes some 30 ms. */
export function collectGarbage(): void {
  if (process.memoryUsage().heapUsed < full) return;
  collect ??= exposedGc();
  collect();
}

/** The function that `node --expose-gc` offers, without asking users for that option. */
function exposedGc(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  return typeof gc === 'function' ? (gc as () => void) : () => undefined;
}
