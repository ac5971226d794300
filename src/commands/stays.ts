/** What of a seed is in the graph when its load ends before its time. */
import type { PendingSeed } from '../seed/load/parts.js';
import { describeRows, rowsIn } from './rows-progress.js';

/** A seed that is being loaded. */
export interface PartsIn {
  readonly pending: PendingSeed;
  /** Transactions of it that are in, whoever applied them. */
  readonly count: number;
}

export function staysOf({ pending, count }: PartsIn): string {
  const { seed } = pending;
  if (count === 0) return `Of ${seed.file} nothing was applied.`;
  const rows = rowsIn(pending, count);
  const are = rows === 0 ? 'what stands before the rows is' : `${describeRows(rows, pending)} are`;
  return (
    `Of ${seed.file} ${are} in; the next load goes on behind. ` +
    `To change the seed or its rows, take that back first: pactgraph seed undo ${seed.number}`
  );
}
