/** The status that holds on a day: dates that have passed end what is said to be active. */
import { parsePartialDate } from './partial-date.js';

export type Status = 'WITHDRAWN' | 'UNKNOWN' | 'PLANNED' | 'ENDED' | 'ACTIVE';

/** What is stated of one thing. */
export interface Standing {
  readonly status: Status | null;
  /** EDTF, in the ontology's order: the first that is known is the start. */
  readonly starts: readonly (string | null)[];
  /** EDTF: it ends with the first that comes. */
  readonly ends: readonly (string | null)[];
}

/**
 * ACTIVE, stated or absent, is ENDED once the last day that an end can mean has passed; an absent status is PLANNED while the
 * first day that the start can mean lies ahead. The loaders' `statusOf` says the same in Cypher.
 * @param today yyyymmdd
 */
export function statusOn(today: number, { status, starts, ends }: Standing): Status {
  const isActive = status === null || status === 'ACTIVE';
  const passed = ends.some((end) => (daysOf(end)?.latest ?? today) < today);
  if (isActive && passed) return 'ENDED';
  const start = starts.map((date) => daysOf(date)?.earliest ?? null).find((day) => day !== null);
  return status ?? ((start ?? today) > today ? 'PLANNED' : 'ACTIVE');
}

const daysOf = (edtf: string | null) => (edtf === null || edtf === '' ? undefined : parsePartialDate(edtf));
