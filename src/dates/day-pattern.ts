/** Days that fit eight places of digit or X: the arithmetic below EDTF's unspecified digits. */

/** Eight characters YYYYMMDD, each a digit or X. A part that is not given is XX: both say "some month", "some day". */
export type DayPattern = string;

export interface DayBounds {
  /** yyyymmdd. */
  readonly earliest: number;
  readonly latest: number;
}

export type PatternPrecision = 'DAY' | 'MONTH' | 'YEAR' | 'DECADE' | 'CENTURY' | 'RANGE' | 'NONE';

/** First and last day of the calendar that fit; undefined when none does (2025-02-30, XXX5-02-29). */
export function boundsOf(pattern: DayPattern): DayBounds | undefined {
  const years = numbersLike(pattern.slice(0, 4)).filter((year) => year > 0);
  const months = numbersLike(pattern.slice(4, 6), anyMonth);
  const days = numbersLike(pattern.slice(6), anyDay);
  const earliest = firstDay(years, months, days);
  if (earliest === undefined) return undefined;
  const latest = firstDay(years.toReversed(), months.toReversed(), days.toReversed());
  return { earliest, latest: latest ?? earliest };
}

/**
 * The calendar unit that the known digits pin down, from the year downwards: 2025-XX-28 is YEAR, since no month
 * could be shown for it. Digits known in part (2025-1X) are a RANGE.
 */
export function precisionOf(pattern: DayPattern): PatternPrecision {
  const [year, month, day] = [pattern.slice(0, 4), pattern.slice(4, 6), pattern.slice(6)];
  if (year === 'XXXX') return 'NONE';
  if (year.includes('X'))
    return /^\d{3}X$/.test(year) ? 'DECADE' : /^\d\dXX$/.test(year) ? 'CENTURY' : 'RANGE';
  if (month === 'XX') return 'YEAR';
  if (month.includes('X')) return 'RANGE';
  if (day === 'XX') return 'MONTH';
  return day.includes('X') ? 'RANGE' : 'DAY';
}

export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);
const anyMonth = upTo(12);
const anyDay = upTo(31);

/** All numbers that fit, in rising order: `1X` gives 10 to 19; of those allowed, where not any is. */
function numbersLike(digits: string, allowed?: readonly number[]): readonly number[] {
  if (allowed && digits === 'XX') return allowed;
  const found = digits.includes('X') ? expanded(digits) : [Number(digits)];
  return allowed ? found.filter((number) => allowed.includes(number)) : found;
}

function expanded(digits: string): number[] {
  let found = [0];
  for (const digit of digits) {
    const choices = digit === 'X' ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [Number(digit)];
    found = found.flatMap((number) => choices.map((choice) => number * 10 + choice));
  }
  return found;
}

function firstDay(
  years: readonly number[],
  months: readonly number[],
  days: readonly number[],
): number | undefined {
  for (const year of years) {
    for (const month of months) {
      const day = days.find((candidate) => candidate <= daysInMonth(year, month));
      if (day !== undefined) return year * 10_000 + month * 100 + day;
    }
  }
  return undefined;
}
