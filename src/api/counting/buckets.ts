/** Buckets of timelines, from the numbers that the loaders give to the days and conditions that open them. */
import { bucketDivisors } from '../../loaders/counting/buckets.js';
import type { Value } from '../../graph/values.js';
import { isoDay } from '../../dates/day.js';
import type { Unit } from '../../ontology/group-keys.js';

/** The buckets of the first and the last day; null where that side is open, and both where no year is known. */
export interface Bucket {
  readonly first: number | null;
  readonly last: number | null;
}

export function toBucket(value: Value): Bucket {
  const [first, last] = Array.isArray(value) ? value : [];
  return { first: typeof first === 'number' ? first : null, last: typeof last === 'number' ? last : null };
}

export const isImprecise = ({ first, last }: Bucket): boolean => first !== last;

/** Days as yyyymmdd: of a month up to a 31st, which EDTF then writes as the month. */
interface Span {
  readonly from: string;
  readonly to: string;
  readonly firstDay: number;
  readonly lastDay: number;
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** Dates begin with the year 1 and end with 9999. */
const years = (from: number, to: number): Span => ({
  from: digits(Math.max(from, 1), 4),
  to: digits(to, 4),
  firstDay: Math.max(from, 1) * 10_000 + 101,
  lastDay: to * 10_000 + 1231,
});

function spanOf(bucket: number, unit: Unit): Span {
  if (unit !== 'MONTH') {
    const length = bucketDivisors[unit] / bucketDivisors.YEAR;
    return years(bucket * length, bucket * length + length - 1);
  }
  const [year, month] = [Math.floor(bucket / 100), bucket % 100];
  const text = `${digits(year, 4)}-${digits(month, 2)}`;
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  return { from: text, to: text, firstDay: bucket * 100 + 1, lastDay: bucket * 100 + last.getUTCDate() };
}

/** First and last day, yyyy-mm-dd. */
export function daysOf({ first, last }: Bucket, unit: Unit): { from: string | null; to: string | null } {
  return {
    from: first === null ? null : isoDay(spanOf(first, unit).firstDay),
    to: last === null ? null : isoDay(spanOf(last, unit).lastDay),
  };
}

/** In EDTF; null where no year is known. */
export function edtfOf({ first, last }: Bucket, unit: Unit): string | null {
  if (first === null && last === null) return null;
  if (first === last && first !== null) return one(first, unit);
  return `${first === null ? '..' : spanOf(first, unit).from}/${last === null ? '..' : spanOf(last, unit).to}`;
}

function one(bucket: number, unit: Unit): string {
  const { from, to } = spanOf(bucket, unit);
  if (unit === 'MONTH' || unit === 'YEAR') return from;
  // A date is in no year 0, so that no X may stand for it.
  if (bucket === 0) return `${from}/${to}`;
  return unit === 'DECADE' ? `${digits(bucket, 3)}X` : `${digits(bucket, 2)}XX`;
}

/** Conditions on a date, as its filter takes them. */
type DateFilter = Readonly<Record<string, unknown>>;

const beforeAll = '0001-01-01';
const behindAll = '9999-12-31';

/** What dates of a bucket have, and no others: conditions of which all hold. */
export function conditionsOf({ first, last }: Bucket, unit: Unit): readonly DateFilter[] {
  if (first === null && last === null) return [{ known: false }];
  const [from, to] = [first, last].map((bucket) => (bucket === null ? null : spanOf(bucket, unit)));
  const inside = { during: `${from?.from ?? '..'}/${to?.to ?? '..'}`, certainty: 'SURELY' };
  if (first !== null && first === last)
    return [unit === 'YEAR' || unit === 'MONTH' ? { ...inside, during: from?.from } : inside];
  const next = first === null ? beforeAll : startOf(first + 1, unit);
  const previous = last === null ? behindAll : endOf(last - 1, unit);
  return [
    inside,
    // The first day lies in the first bucket, and the last one in the last: open sides lie before, or behind, all days.
    {
      ...(next !== undefined && { before: next }),
      ...(previous !== undefined && { after: previous }),
      certainty: 'POSSIBLY',
    },
  ];
}

/** undefined behind the last year. */
function startOf(bucket: number, unit: Unit): string | undefined {
  const whole = unit === 'MONTH' && bucket % 100 === 13 ? bucket + 88 : bucket;
  const { from, firstDay } = spanOf(whole, unit);
  return firstDay > 99_991_231 ? undefined : from;
}

/** undefined before the first year. */
function endOf(bucket: number, unit: Unit): string | undefined {
  const whole = unit === 'MONTH' && bucket % 100 === 0 ? bucket - 88 : bucket;
  if (whole < 0) return undefined;
  const { to, lastDay } = spanOf(whole, unit);
  return lastDay < 10_101 ? undefined : to;
}
