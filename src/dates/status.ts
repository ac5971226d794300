/** The status that holds on a day: dates that have passed end what is said to be active. Pure; days are yyyymmdd. */
import type { AskedDay } from './asked-day.js';
import type { Span } from './bounds.js';
import { parsePartialDate } from './partial-date.js';

export type Status = 'WITHDRAWN' | 'UNKNOWN' | 'PLANNED' | 'ENDED' | 'ACTIVE';

/** What is stated of one thing. */
export interface Standing {
  readonly status: Status | null;
  /** What an absent status means; null where it means nothing. */
  readonly absent: Status | null;
  /** It happens at one time: it is PLANNED or WITHDRAWN, or has no status. */
  readonly moment: boolean;
  /** In the order in which they count: the first that has a first day is the start. */
  readonly starts: readonly Span[];
  /** It ends with the first that comes. */
  readonly ends: readonly Span[];
}

/**
 * ACTIVE, stated or absent, is ENDED once the last day that an end can mean has passed; an absent status is PLANNED while the
 * first day that the start can mean lies ahead. What is stated says how it stands when that is told: on a day that is asked
 * about, ACTIVE and ENDED are PLANNED while the start surely lies ahead, and ENDED is ACTIVE while no end can have passed.
 * The loaders' `statusOf` and the facts' `statusText` say the same in Cypher.
 */
export function statusOn(
  { day, asOf }: AskedDay,
  { status, absent, moment, starts, ends }: Standing,
): Status | null {
  const isAhead = (starts.find(({ earliest }) => earliest !== null)?.earliest ?? day) > day;
  if (moment) {
    if (status === 'PLANNED' || status === 'WITHDRAWN') return status;
    return isAhead && (asOf || status === null) ? 'PLANNED' : null;
  }
  const said = status ?? absent;
  if (said === 'ACTIVE' && ends.some(({ latest }) => (latest ?? day) < day)) return 'ENDED';
  if (isAhead && (asOf ? said === 'ACTIVE' || said === 'ENDED' : status === null && absent !== null))
    return 'PLANNED';
  return asOf && said === 'ENDED' && isYetToEnd(ends, day) ? 'ACTIVE' : said;
}

/** Some end is known, and none can have passed: the last day counts to the time before. */
const isYetToEnd = (ends: readonly Span[], day: number): boolean =>
  ends.some(({ earliest }) => earliest !== null) &&
  ends.every(({ earliest, latest }) => (earliest === null ? latest === null : day <= earliest));

/** @param edtf null or '' where no date is given */
export const spanOf = (edtf: string | null): Span =>
  edtf === null || edtf === '' ? { earliest: null, latest: null } : parsePartialDate(edtf);
