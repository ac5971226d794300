/** Dates of ties: which is known, which comes first. Pure; dates are EDTF. */
import { endsBeforeStart } from '../../dates/order.js';
import { parsePartialDate, type DatePrecision, type PartialDate } from '../../dates/partial-date.js';

/** The first that can be compared; null where all are absent or of no known year. */
export const known = (dates: readonly (string | null)[]): string | null =>
  dates.find((edtf) => edtf !== null && edtf !== '' && firstDay(edtf) !== null) ?? null;

/** yyyymmdd of the first day a date can mean; null where that is unknown. */
export const firstDay = (edtf: string): number | null => parsePartialDate(edtf).earliest;

/** The date with the earliest first day; null where there is none. */
export const earliest = (dates: readonly (string | null)[]) => best(dates, (a, b) => a - b);

/** The date with the latest first day; null where there is none. */
export const latest = (dates: readonly (string | null)[]) => best(dates, (a, b) => b - a);

interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether one period was over before the other began, whatever days are meant. */
export const surelyApart = (a: Period, b: Period): boolean => isOver(a.to, b.from) || isOver(b.to, a.from);

const isOver = (end: string | null, start: string | null): boolean =>
  end !== null && start !== null && endsBeforeStart(parsePartialDate(start), parsePartialDate(end));

/** Among dates with the same first day the more precise wins, then the certain one, then the text: never the order given. */
function best(dates: readonly (string | null)[], byDay: (a: number, b: number) => number): string | null {
  const [first = null] = dates
    .filter((date) => date !== null)
    .map(parsePartialDate)
    .sort((a, b) => byDay(a.earliest ?? 0, b.earliest ?? 0) || byQuality(a, b));
  return first?.edtf ?? null;
}

/** Most precise first. */
const precision: readonly DatePrecision[] = ['DAY', 'MONTH', 'YEAR', 'DECADE', 'CENTURY', 'RANGE', 'NONE'];

function byQuality(a: PartialDate, b: PartialDate): number {
  const [lastOfA, lastOfB] = [a.latest ?? Infinity, b.latest ?? Infinity];
  if (lastOfA !== lastOfB) return lastOfA < lastOfB ? -1 : 1;
  return (
    precision.indexOf(a.precision) - precision.indexOf(b.precision) ||
    doubts(a) - doubts(b) ||
    (a.edtf < b.edtf ? -1 : a.edtf > b.edtf ? 1 : 0)
  );
}

const doubts = ({ approximate, uncertain }: PartialDate): number => Number(approximate) + Number(uncertain);
