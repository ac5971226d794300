/** Rehearses an undo: as it would be done, in one transaction that is rolled back. */
import type { Loading } from '../load/loading.js';
import { lockedLedger } from '../load/locked-ledger.js';
import { addCounts, noCounts } from '../ledger/counts.js';
import type { Ledger, LedgerSeed } from '../ledger/ledger.js';
import { differenceOf, digestOf } from '../plan/difference.js';
import type { Plan, SeedPlan } from '../plan/plan.js';
import { linesOf } from './line.js';
import { undoLine } from './undo-line.js';

/** @param timeout ms the server gives the transaction, waiting for the lock included */
export function planUndo(
  loading: Loading,
  choose: (ledger: Ledger) => LedgerSeed[],
  timeout: number,
  onLock: () => void,
): Promise<Plan> {
  return loading.graph.rehearse(async (transaction) => {
    const ledger = await lockedLedger(loading, transaction, onLock);
    let now = ledger;
    const seeds: SeedPlan[] = [];
    for (const seed of choose(ledger)) {
      let counts = noCounts;
      const items = [];
      for (const line of await linesOf(loading, transaction, seed)) {
        const undone = await undoLine(loading, transaction, now, seed, line);
        counts = addCounts(counts, undone.counts);
        items.push(...differenceOf(undone.changes, undone.located, loading.ontology));
        now = undone.ledger;
      }
      const { number, file, title, checksum } = seed;
      seeds.push({
        number,
        file,
        title,
        checksum,
        counts,
        items,
        conflicts: [],
        duplicates: [],
        problems: [],
        silent: [],
        batched: false,
        digest: digestOf(items),
      });
    }
    return { version: 1, revision: ledger.revision, head: ledger.head, seeds, unplanned: [] };
  }, timeout);
}
