/** Waits for the lock, applies a seed, and finds out what became of it when the connection broke at its commit. */
import { PactgraphError } from '../../errors.js';
import { underLock } from './lock-gate.js';
import { toLedger } from '../ledger/ledger.js';
import type { SeedFile } from '../model.js';
import { applyPart, isApplied, partsIn, type Applied, type ApplyEvents, type Loading } from './apply-seed.js';
import type { Part } from './part.js';
import { collectGarbage } from './collect-garbage.js';
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
const settleFor = 10_000;

/**
 * Applies a seed, in as many transactions as it has parts; parts that are in the graph already are left alone.
 * @param wait ms to wait for another loader
 * @returns undefined when another loader applied all of it
 * @throws SeedRefused; PactgraphError LOCK_TIMEOUT, LEDGER_CONFLICT, DATABASE_UNAVAILABLE
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
    const applied = await loadPart(loading, part, wait, events);
    if (applied) events.onPart?.(applied);
    last = applied ?? last;
    collectGarbage();
  }
  return last;
}

async function partsDone({ graph, statements }: Loading, seed: SeedFile): Promise<number> {
  return partsIn(toLedger(await graph.readLatest(statementNamed(statements, 'ledger/head').text)), seed);
}

async function loadPart(
  loading: Loading,
  part: Part,
  wait: number,
  events: LoadEvents,
): Promise<Applied | undefined> {
  try {
    return await underLock({ wait, onWait: events.onWait }, (onLock) =>
      applyPart(loading, part, wait + partTimeout, { ...events, onLock }),
    );
  } catch (error) {
    if (error instanceof PactgraphError && error.code === 'DATABASE_UNAVAILABLE')
      return await settle(loading, part, error);
    throw error;
  }
}

/** A connection lost at commit: the line of the ledger was written in the same transaction, so it tells the outcome. */
async function settle(loading: Loading, part: Part, error: PactgraphError): Promise<Applied | undefined> {
  const deadline = performance.now() + settleFor;
  for (;;) {
    try {
      const ledger = toLedger(
        await loading.graph.readLatest(statementNamed(loading.statements, 'ledger/head').text),
      );
      if (!isApplied(ledger, part.seed, part.index)) throw error;
      const row = ledger.seeds.find(({ number }) => number === part.seed.number);
      return row && { revision: row.revision, counts: row.counts };
    } catch (again) {
      const gone =
        again instanceof PactgraphError && again.code === 'DATABASE_UNAVAILABLE' && again !== error;
      if (!gone || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
