/** Waits for the lock that another loader holds: reports after 2 s and gives up after `wait`, by a timer of ours. */
import { PactgraphError } from '../../errors.js';
import { StatementError } from '../../graph/failure.js';

const tellAfter = 2_000;
/** Time enough to get a lock that nobody holds: so `--wait 0` gives up only when somebody holds it. */
const atLeast = 1_000;
/** The longest time of timers: 24 days. */
const atMost = 2 ** 31 - 1;

export interface LockWait {
  /** ms */
  readonly wait: number;
  /** Called once when another loader has held the lock for 2 s. */
  readonly onWait: () => void;
}

/**
 * @param run is called again when the server gives up on the lock before we do; it reports when it has the lock
 * @throws PactgraphError LOCK_TIMEOUT
 */
export async function underLock<T>(
  { wait, onWait }: LockWait,
  run: (onLock: () => void) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const gate = lockGate(wait, onWait);
  try {
    for (;;) {
      const running = run(gate.open);
      try {
        // If `run` loses the race, it ends by itself: when it still gets the lock, `open` throws.
        return await Promise.race([running, gate.expired]);
      } catch (error) {
        running.catch(() => undefined);
        if (!isLockTimeout(error) || performance.now() - started > wait) throw error;
      }
    }
  } finally {
    gate.close();
  }
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof StatementError &&
  /LockAcquisitionTimeout|LockClientStopped|DeadlockDetected/.test(error.code);

/** Reports after 2 s without the lock, and rejects after `wait`. */
function lockGate(wait: number, onWait: () => void) {
  let gaveUp: PactgraphError | undefined;
  let expire: (error: PactgraphError) => void = () => undefined;
  const expired = new Promise<never>((_, reject) => {
    expire = (error) => {
      gaveUp = error;
      reject(error);
    };
  });
  expired.catch(() => undefined);
  const tell = setTimeout(onWait, tellAfter);
  const limit = setTimeout(
    () =>
      expire(
        new PactgraphError(
          'LOCK_TIMEOUT',
          `Another loader has held the lock for ${Math.round(wait / 1000)} s.`,
          {
            hint: 'Its lock ends with its transaction; wait longer with --wait, or end that loader.',
          },
        ),
      ),
    Math.min(Math.max(wait, atLeast), atMost),
  );
  const close = () => {
    clearTimeout(tell);
    clearTimeout(limit);
  };
  return {
    expired,
    close,
    /** @throws PactgraphError LOCK_TIMEOUT when the lock came too late: nothing may be written then */
    open: () => {
      close();
      if (gaveUp) throw gaveUp;
    },
  };
}
