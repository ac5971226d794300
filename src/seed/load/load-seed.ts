/** Waits for the lock and applies a seed, part by part. */
import { underLock } from './lock-gate.js';
import { addCounts, noCounts } from '../ledger/counts.js';
import { toLedger } from '../ledger/ledger.js';
import type { SeedFile } from '../model.js';
import { applyPart, partsIn, type Applied, type ApplyEvents } from './apply-part.js';
import type { Loading, ReadRows } from './loading.js';
import { partsOf } from './parts.js';
import { statementText } from '../../graph/statement-files.js';

export interface LoadEvents extends Omit<ApplyEvents, 'onLock'> {
  /** Called once when another loader has held the lock for 2 s. */
  readonly onWait: () => void;
  /** Called for each part once it is in; a batched seed has several. `applied` is undefined for another loader's. */
  readonly onPart?: (index: number, applied: Applied | undefined) => void;
}

/** What this run applied of a seed; other loaders and earlier runs may have applied parts of it too. */
export interface Loaded extends Applied {
  /** Transactions of this run. */
  readonly parts: number;
  /** Transactions of the seed. */
  readonly allParts: number;
}

/** ms for a part itself, once it has the lock. */
const partTimeout = 30 * 60_000;

/**
 * Applies a seed, in as many transactions as it has parts, and leaves alone parts that are in the graph already.
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
): Promise<Loaded | undefined> {
  let own: Omit<Loaded, 'allParts'> | undefined;
  let allParts = 0;
  const done = seed.header.batch === undefined ? 0 : await partsDone(loading, seed);
  try {
    for await (const part of partsOf(seed, readRows, done)) {
      const applied = await underLock({ wait, onWait: events.onWait }, (onLock) =>
        applyPart(loading, part, wait + partTimeout, { ...events, onLock }),
      );
      allParts = part.index + 1;
      events.onPart?.(part.index, applied);
      if (!applied) continue;
      const { revision, counts } = applied;
      own = { revision, counts: addCounts(own?.counts ?? noCounts, counts), parts: (own?.parts ?? 0) + 1 };
    }
  } finally {
    await loading.findRows.close();
  }
  return own && { ...own, allParts };
}

async function partsDone({ graph, statements }: Loading, seed: SeedFile): Promise<number> {
  return partsIn(toLedger(await graph.readLatest(statementText(statements, 'ledger/head'))), seed);
}
