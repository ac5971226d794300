/** How far the rows of a seed have come: count, rate, time left. */
import type { PendingSeed } from '../../seed/load/loading.js';
import type { CommandIo } from '../run/io.js';

const number = new Intl.NumberFormat('en');

/**
 * @param partsDone transactions of a batched seed that were applied before
 * @returns a function to call with the rows of each chunk; a statement counts each of its rows once
 */
export function rowsProgress(
  io: Pick<CommandIo, 'advance'>,
  pending: PendingSeed,
  partsDone = 0,
  now: () => number = () => performance.now(),
): (count: number) => void {
  const total = totalOf(pending);
  const before = rowsIn(pending, partsDone);
  const started = now();
  let done = before;
  return (count) => {
    done += count;
    if (done <= total) io.advance(done, total, wordsFor(done, total, now() - started, before));
  };
}

/** `20,000 of 60,000 rows`; a statement counts each of its rows once. */
export const describeRows = (done: number, pending: PendingSeed): string =>
  `${number.format(done)} of ${number.format(totalOf(pending))} rows`;

const totalOf = (pending: PendingSeed): number =>
  countsOf(pending).reduce<number>((sum, count) => sum + (count ?? 0), 0);

/** Rows of each statement; undefined where it reads none. */
const countsOf = ({ seed, rowCounts }: PendingSeed): (number | undefined)[] =>
  seed.statements.map(({ rows }) => rows && (rowCounts[rows.parameter] ?? 0));

/** Rows that the first so many transactions of a batched seed apply; each statement counts its own. */
export function rowsIn(pending: PendingSeed, parts: number): number {
  const { batch } = pending.seed.header;
  if (batch === undefined) return 0;
  let [left, rows, between] = [parts, 0, false];
  for (const count of countsOf(pending)) {
    if (count === undefined) between = true;
    else {
      // Statements between those with rows are one transaction.
      if (between) left--;
      between = false;
      const batches = Math.min(Math.ceil(count / batch), Math.max(left, 0));
      rows += Math.min(batches * batch, count);
      left -= batches;
    }
  }
  return rows;
}

/**
 * @param elapsed ms
 * @param before rows that were applied before the time began
 */
export function wordsFor(done: number, total: number, elapsed: number, before = 0): string {
  const rate = (done - before) / Math.max(elapsed / 1000, 0.001);
  const left = (total - done) / Math.max(rate, 1);
  const words = `${number.format(done)} of ${number.format(total)} rows, ${number.format(Math.round(rate))} a second`;
  return done < total ? `${words}, ${duration(left)} left` : words;
}

const duration = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

/** A seed that is being loaded. */
export interface PartsIn {
  readonly pending: PendingSeed;
  /** Transactions of it that are applied, by whichever loader. */
  readonly count: number;
}

export function staysOf({ pending, count }: PartsIn): string {
  const { seed } = pending;
  if (count === 0) return `Nothing of ${seed.file} was applied.`;
  const rows = rowsIn(pending, count);
  const are = rows === 0 ? 'what comes before the rows is' : `${describeRows(rows, pending)} are`;
  return (
    `${seed.file}: ${are} in; the next load continues from there. ` +
    `To change the seed or its rows, take that back first: pactgraph seed undo ${seed.number}`
  );
}
