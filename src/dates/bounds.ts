/** From when to when a fact holds, of the days that are known of it. Pure; days are yyyymmdd. */
import type { PartialDate } from './partial-date.js';

/** The first and the last day that a date can mean; null where that side is open, both where there is no date. */
export type Span = Pick<PartialDate, 'earliest' | 'latest'>;

export interface Known {
  /** Its status says that it is planned. */
  readonly planned: boolean;
  /** In the order in which they count. */
  readonly starts: readonly Span[];
  /** It ends with the first that comes; none of what happens at one time. */
  readonly ends: readonly Span[];
  /** When the first of its sources was published. */
  readonly told: number | null;
}

export interface Bounds {
  /** null: none. */
  readonly from: number | null;
  /** That day included; null: none. */
  readonly until: number | null;
}

/**
 * It holds from the first day that its start can mean; without a start, and where it is planned, from the day on which a source
 * first told of it. It holds until the last day that the end that comes first can mean. It holds on one day at least: what
 * was over before it was told of, or started by dates in doubt after its end, holds from the first day of that end.
 */
export function boundsOf({ planned, starts, ends, told }: Known): Bounds {
  const from = planned ? told : startOf(starts, told);
  const [end] = ends
    .filter(({ latest }) => latest !== null)
    .sort((a, b) => (a.latest ?? 0) - (b.latest ?? 0));
  const until = end?.latest ?? null;
  const isOver = from !== null && until !== null && from > until;
  return { from: isOver ? (end?.earliest ?? null) : from, until };
}

/** Whether the day on which a source told of it may bound it. */
export const restsOnSources = ({ planned, starts }: Pick<Known, 'planned' | 'starts'>): boolean =>
  planned || starts.every(({ earliest, latest }) => (earliest ?? latest) === null);

function startOf(starts: readonly Span[], told: number | null): number | null {
  const known = starts.find(({ earliest }) => earliest !== null);
  if (known) return known.earliest;
  // Started on some day up to a known one.
  return starts.some(({ latest }) => latest !== null) ? null : told;
}

/** A day lies within; a side without a bound is open. */
export const includes = ({ from, until }: Bounds, day: number): boolean =>
  (from ?? day) <= day && day <= (until ?? day);
