/** Waits for the lock, applies a seed, and finds out what became of it when the connection broke at its commit. */
import { PactgraphError } from '../../errors.js';
import { StatementError } from '../../graph/failure.js';
import { toLedger } from '../ledger/ledger.js';
import type { SeedFile } from '../model.js';
import { applySeed, isApplied, type Applied, type Loading } from './apply-seed.js';
import { statementNamed } from './reads.js';

export interface LoadEvents {
  /** Called once when another loader has held the lock for 2 s. */
  readonly onWait: () => void;
  readonly onStatement: (done: number, total: number) => void;
}

const tellAfter = 2_000;
/** ms for the seed itself, once it has the lock. */
const seedTimeout = 30 * 60_000;
const settleFor = 10_000;

/**
 * @param wait ms to wait for another loader
 * @returns undefined when another loader applied the seed
 * @throws SeedRefused; PactgraphError LOCK_TIMEOUT, LEDGER_CONFLICT, DATABASE_UNAVAILABLE
 */
export async function loadSeed(
  loading: Loading,
  seed: SeedFile,
  wait: number,
  events: LoadEvents,
): Promise<Applied | undefined> {
  const started = performance.now();
  const gate = lockGate(wait, events.onWait);
  try {
    for (;;) {
      const applying = applySeed(loading, seed, wait + seedTimeout, {
        onLock: gate.open,
        onStatement: events.onStatement,
      });
      try {
        // Whoever loses the race goes on without us: closing the driver ends its transaction on the server too.
        return await Promise.race([applying, gate.expired]);
      } catch (error) {
        applying.catch(() => undefined);
        // Some servers give up on a lock before we do.
        if (!isLockTimeout(error) || performance.now() - started > wait) throw error;
      }
    }
  } catch (error) {
    if (error instanceof PactgraphError && error.code === 'DATABASE_UNAVAILABLE')
      return await settle(loading, seed, error);
    throw error;
  } finally {
    gate.close();
  }
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof StatementError &&
  /LockAcquisitionTimeout|LockClientStopped|DeadlockDetected/.test(error.code);

/** A connection lost at commit: the ledger row was written in the same transaction, so it tells the outcome. */
async function settle(loading: Loading, seed: SeedFile, error: PactgraphError): Promise<Applied | undefined> {
  const deadline = performance.now() + settleFor;
  for (;;) {
    try {
      const ledger = toLedger(
        await loading.graph.readLatest(statementNamed(loading.statements, 'ledger/head').text),
      );
      if (isApplied(ledger, seed)) return undefined;
      throw error;
    } catch (again) {
      const gone =
        again instanceof PactgraphError && again.code === 'DATABASE_UNAVAILABLE' && again !== error;
      if (!gone || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** Tells after 2 s without the lock, and rejects after `wait`. */
function lockGate(wait: number, onWait: () => void) {
  let expire: (error: PactgraphError) => void = () => undefined;
  const expired = new Promise<never>((_, reject) => (expire = reject));
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
    wait,
  );
  const close = () => {
    clearTimeout(tell);
    clearTimeout(limit);
  };
  return { expired, open: close, close };
}
