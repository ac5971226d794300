/** Undoes seeds, the last applied first: rehearsed as a plan, or for good with one transaction for each line. */
import { PactgraphError } from '../../errors.js';
import type { WriteTransaction } from '../../graph/graph.js';
import type { Applied, Loading } from '../apply/apply-seed.js';
import { countsOf } from '../apply/counts.js';
import { statementNamed } from '../apply/reads.js';
import { writeLine } from '../apply/write-line.js';
import { addCounts, noCounts } from '../ledger/counts.js';
import { toLedger, type Ledger, type LedgerSeed } from '../ledger/ledger.js';
import { isTooLarge } from '../memory/out-of-memory.js';
import { differenceOf, digestOf } from '../plan/difference.js';
import type { Plan, SeedPlan } from '../plan/plan.js';
import { toLine, type Line } from './line.js';
import { undoLine } from './undo-line.js';

/**
 * The seeds to undo, the last applied first.
 * @throws PactgraphError LEDGER_CONFLICT when the seed is not in force
 */
export function seedsToUndo(
  ledger: Ledger,
  wanted: { readonly number: number } | { readonly to: number },
): LedgerSeed[] {
  const inForce = ledger.seeds.filter(({ state }) => state !== 'UNDONE');
  const chosen = inForce.filter(({ number }) =>
    'to' in wanted ? number > wanted.to : number === wanted.number,
  );
  if (chosen.length === 0 && 'number' in wanted) {
    const undone = ledger.seeds.some(({ number }) => number === wanted.number);
    throw new PactgraphError(
      'LEDGER_CONFLICT',
      `Seed ${wanted.number} ${undone ? 'is undone already' : 'was never applied'}.`,
      { hint: 'pactgraph seed status shows what is applied.' },
    );
  }
  return chosen.sort((a, b) => b.revision - a.revision);
}

/** @param timeout ms the server gives the transaction, waiting for the lock included */
export function planUndo(
  loading: Loading,
  choose: (ledger: Ledger) => LedgerSeed[],
  timeout: number,
  onLock: () => void,
): Promise<Plan> {
  return loading.graph.rehearse(async (transaction) => {
    const ledger = await locked(loading, transaction, onLock);
    let now = ledger;
    const seeds: SeedPlan[] = [];
    for (const seed of choose(ledger)) {
      let counts = noCounts;
      const items = [];
      for (const line of await linesOf(loading, transaction, seed)) {
        const { changes, located, ledger: next } = await undoLine(loading, transaction, now, seed, line);
        counts = addCounts(counts, countsOf(changes, loading.ontology));
        items.push(...differenceOf(changes, located, loading.ontology));
        now = next;
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

/**
 * Undoes the newest line of the seed that is in force.
 * @param head checksum that the ledger must have, for a plan that was agreed to
 * @returns undefined when nothing of the seed is in force any more
 * @throws PactgraphError UNDO_REFUSED, PLAN_OUTDATED, and as `writeLine`
 */
export function undoNewestLine(
  loading: Loading,
  seed: LedgerSeed,
  timeout: number,
  { onLock, head }: { readonly onLock: () => void; readonly head?: string | undefined },
): Promise<(Applied & { readonly isLast: boolean; readonly ledger: Ledger }) | undefined> {
  return writeLine(
    loading,
    async (transaction) => {
      const ledger = await locked(loading, transaction, onLock);
      if (head !== undefined && ledger.head !== head)
        throw new PactgraphError(
          'PLAN_OUTDATED',
          'Another loader changed the graph since the plan was shown.',
          {
            hint: 'Look at the new one.',
          },
        );
      const now = ledger.seeds.find(({ number }) => number === seed.number);
      const [line] = now && now.state !== 'UNDONE' ? await linesOf(loading, transaction, now) : [];
      if (!now || !line) return undefined;
      const { changes, ledger: kept } = await undoLine(loading, transaction, ledger, now, line);
      return {
        revision: kept.revision,
        ledger: kept,
        counts: countsOf(changes, loading.ontology),
        isLast: line.part === 0,
      };
    },
    timeout,
  ).catch((error: unknown) => {
    if (!isTooLarge(error)) throw error;
    throw new PactgraphError('CANNOT_RUN', `${seed.file} cannot be undone: ${tooLittle}.`, {
      cause: error,
      hint: 'Raise dbms.memory.transaction.total.max on the server for as long as it takes.',
    });
  });
}

const tooLittle = 'it does not fit the memory that the server gives one transaction';

async function locked(
  { statements, appliedBy }: Loading,
  transaction: WriteTransaction,
  onLock: () => void,
): Promise<Ledger> {
  await transaction.run(statementNamed(statements, 'ledger/lock').text, { holder: appliedBy });
  onLock();
  return toLedger((await transaction.run(statementNamed(statements, 'ledger/head').text)).rows);
}

async function linesOf(
  { statements }: Loading,
  transaction: WriteTransaction,
  seed: LedgerSeed,
): Promise<Line[]> {
  const { rows } = await transaction.run(statementNamed(statements, 'ledger/lines-of').text, {
    number: BigInt(seed.number),
  });
  return rows.map(toLine);
}
