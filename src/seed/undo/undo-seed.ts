/** Undoes a seed for good: with one transaction for each of its lines, the newest first. */
import { PactgraphError } from '../../errors.js';
import type { Applied } from '../load/apply-part.js';
import type { Loading } from '../load/loading.js';
import { underLock, type LockWait } from '../load/lock-gate.js';
import { lockedLedger } from '../load/locked-ledger.js';
import { runIn } from '../load/reads.js';
import { writeLine } from '../load/write-line.js';
import { addCounts, noCounts } from '../ledger/counts.js';
import type { Ledger, LedgerSeed } from '../ledger/ledger.js';
import { isTooLarge } from '../load/memory/out-of-memory.js';
import { linesOf } from './line.js';
import { refuseLater } from './refuse-later.js';
import { undoLine } from './undo-line.js';

export interface Undone extends Applied {
  readonly ledger: Ledger;
}

/** ms for one transaction, once it has the lock. */
const timeout = 30 * 60_000;

/**
 * A batched seed is undone batch by batch, once no later seed stands in the way of any of them; when that is cut short, the
 * rest is undone the next time.
 * @param head checksum that the ledger must have, for a plan that was agreed to
 * @returns undefined when nothing of the seed is in force any more
 * @throws PactgraphError UNDO_REFUSED, PLAN_OUTDATED, LOCK_TIMEOUT, and as `writeLine`
 */
export async function undoSeed(
  loading: Loading,
  seed: LedgerSeed,
  lock: LockWait,
  head?: string,
): Promise<Undone | undefined> {
  let [expected, counts] = [head, noCounts];
  for (let batches = 0; ; batches++) {
    const result = await underLock(lock, (onLock) =>
      undoNewestLine(loading, seed, lock.wait + timeout, { onLock, head: expected, isFirst: batches === 0 }),
    ).catch((error: unknown) => {
      throw batches > 0 && error instanceof PactgraphError
        ? error.with(undoneSoFar(seed, error, batches))
        : error;
    });
    if (!result) return undefined;
    counts = addCounts(counts, result.counts);
    if (result.isLast) return { ...result, counts };
    expected = expected === undefined ? undefined : result.ledger.head;
  }
}

const undoneSoFar = ({ file }: LedgerSeed, { message }: PactgraphError, batches: number) => ({
  message: `${message}\n${batches} ${batches === 1 ? 'batch' : 'batches'} of ${file} ${batches === 1 ? 'is' : 'are'} undone; the next load brings ${batches === 1 ? 'it' : 'them'} back.`,
});

interface LineEvents {
  readonly onLock: () => void;
  readonly head: string | undefined;
  /** Nothing of the seed was taken back yet: none of it may be, unless all of it can. */
  readonly isFirst: boolean;
}

function undoNewestLine(
  loading: Loading,
  seed: LedgerSeed,
  ms: number,
  { onLock, head, isFirst }: LineEvents,
): Promise<(Undone & { readonly isLast: boolean }) | undefined> {
  const { ontology, statements } = loading;
  return writeLine(
    loading,
    async (transaction) => {
      const ledger = await lockedLedger(loading, transaction, onLock);
      if (head !== undefined && ledger.head !== head) throw outdated();
      const now = ledger.seeds.find(({ number }) => number === seed.number);
      const [line, ...others] = now && now.state !== 'UNDONE' ? await linesOf(loading, transaction, now) : [];
      if (!now || !line) return undefined;
      const run = runIn(transaction, statements);
      if (isFirst) for (const other of others) await refuseLater(run, ontology, now, other);
      const { counts, ledger: kept } = await undoLine(loading, transaction, ledger, now, line);
      return { revision: kept.revision, ledger: kept, counts, isLast: line.part === 0 };
    },
    ms,
  ).catch((error: unknown) => {
    throw isTooLarge(error) ? tooLarge(seed, error) : error;
  });
}

const outdated = (): PactgraphError =>
  new PactgraphError('PLAN_OUTDATED', 'Another loader changed the graph since the plan was shown.', {
    hint: 'Look at the new plan.',
  });

const tooLarge = ({ file }: LedgerSeed, cause: unknown): PactgraphError =>
  new PactgraphError(
    'CANNOT_RUN',
    `${file} cannot be undone: it does not fit the memory that the server gives one transaction.`,
    { cause, hint: 'Raise dbms.memory.transaction.total.max on the server for as long as it takes.' },
  );
