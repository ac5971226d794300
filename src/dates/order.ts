/** Starts and ends: what is certain of their order. */
import type { PartialDate } from './partial-date.js';

/**
 * Whether what starts then was over before, whatever days are meant: the last day of the end comes before the first of the
 * start. A day is included on both sides. Of dates in doubt (~ ? %), and of open sides, nothing is certain.
 */
export function endsBeforeStart(start: PartialDate, end: PartialDate): boolean {
  const inDoubt = [start, end].some(({ approximate, uncertain }) => approximate || uncertain);
  return !inDoubt && start.earliest !== null && end.latest !== null && end.latest < start.earliest;
}

/** The two sides of a text that is a date and says from when to when: `2001/2003`, `2001/..`; '' for an open or unknown one. */
export function intervalSides(edtf: string): readonly [from: string, to: string] | undefined {
  const [from = '', to] = edtf.split('/').map((side) => side.replace(/^\.\.$/, ''));
  return to === undefined ? undefined : [from, to];
}

/** Years from here on stand for "no end" in many data sets. */
const noEnd = 9999_00_00;

/** Whether a date is one of those that data sets write where there is no end: 9999-12-31. */
export const meansNoEnd = ({ earliest, latest }: PartialDate): boolean => (earliest ?? latest ?? 0) > noEnd;
