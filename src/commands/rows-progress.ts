/** How far the rows of a seed are: count, rate, time left. */
import type { PlannedSeed } from '../seed/plan/plan-seeds.js';
import type { CommandIo } from './io.js';

const number = new Intl.NumberFormat('en');

/** @returns called with the rows of each chunk; a statement counts each of its rows once */
export function rowsProgress(
  io: Pick<CommandIo, 'advance'>,
  { seed, rowCounts = {} }: PlannedSeed,
  now: () => number = () => performance.now(),
): (count: number) => void {
  const total = seed.statements.reduce(
    (sum, { rows }) => sum + (rows ? (rowCounts[rows.parameter] ?? 0) : 0),
    0,
  );
  const started = now();
  let done = 0;
  return (count) => {
    done += count;
    if (done <= total) io.advance(done, total, wordsFor(done, total, now() - started));
  };
}

/** @param elapsed ms */
export function wordsFor(done: number, total: number, elapsed: number): string {
  const rate = done / Math.max(elapsed / 1000, 0.001);
  const left = (total - done) / Math.max(rate, 1);
  const words = `${number.format(done)} of ${number.format(total)} rows, ${number.format(Math.round(rate))} a second`;
  return done < total ? `${words}, ${duration(left)} left` : words;
}

const duration = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
