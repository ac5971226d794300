/** Waits for the lock and applies a seed, part by part. */
import { underLock } from './lock-gate.js';
import { toLedger } from '../ledger/ledger.js';
import type { SeedFile } from '../model.js';
import { applyPart, partsIn, type Applied, type ApplyEvents, type Loading } from './apply-seed.js';
import { partsOf, type ReadRows } from './parts.js';
import { statementNamed } from './reads.js';

export interface LoadEvents extends Omit<ApplyEvents, 'onLock'> {
  /** Called once when another loader has held the lock for 2 s. */
  readonly onWait: () => void;
  /** A part of a batched seed is in. */
  readonly onPart?: (applied: Applied) => void;
}

/** ms for a part itself, once it has the lock. */
const partTimeout = 30 * 60_000;

/**
 * Applies a seed, in as many transactions as it has parts; parts that are in the graph already are left alone.
 * @param wait ms to wait for another loader
 * @returns undefined when another loader applied all of it
 * @throws SeedRefused; PactgraphError LOCK_TIMEOUT, LEDGER_CONFLICT, DATABASE_UNAVAILABLE, OUTCOME_UNKNOWN
 */
export async function loadSeed(
  loading: Loading,
  seed: SeedFile,
  readRows: ReadRows,
  wait: number,
  events: LoadEvents,
): Promise<Applied | undefined> {
  let last: Applied | undefined;
  const done = seed.header.batch === undefined ? 0 : await partsDone(loading, seed);
  for await (const part of partsOf(seed, readRows, done)) {
    const applied = await underLock({ wait, onWait: events.onWait }, (onLock) =>
      applyPart(loading, part, wait + partTimeout, { ...events, onLock }),
    );
    if (applied) events.onPart?.(applied);
    last = applied ?? last;
  }
  return last;
}

async function partsDone({ graph, statements }: Loading, seed: SeedFile): Promise<number> {
  return partsIn(toLedger(await graph.readLatest(statementNamed(statements, 'ledger/head').text)), seed);
}
