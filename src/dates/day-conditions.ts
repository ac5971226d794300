/**
 * What operators say of the days that a date can mean: the rule of loaders/day-comparers.ts, over values. A date of which
 * neither the first nor the last day is known has no value, or no known year: nothing holds of it. A side without a day is
 * open. Pure.
 */
import type { PartialDate } from './partial-date.js';

/** Days, yyyymmdd; null where that side is open. */
export type Days = Pick<PartialDate, 'earliest' | 'latest'>;
export type DayOperator = 'before' | 'after' | 'on' | 'during' | 'known';

export interface DayCondition {
  readonly operator: DayOperator;
  /** A day for `before` and `after`; the first and the last day for `on` and `during`; for `known`, whether. */
  readonly value: unknown;
  readonly surely: boolean;
}

export function holdsOn({ earliest, latest }: Days, { operator, value, surely }: DayCondition): boolean {
  const isKnown = earliest !== null || latest !== null;
  if (operator === 'known') return value === isKnown;
  if (!isKnown) return false;
  const [from, to] = spanOf(operator, value);
  // Surely: all days lie in the span, so that an open side reaches out of it. Possibly: one day does.
  return surely
    ? (from === null || (earliest !== null && earliest >= from)) &&
        (to === null || (latest !== null && latest <= to))
    : (from === null || latest === null || latest >= from) &&
        (to === null || earliest === null || earliest <= to);
}

/** The days that are asked for, both included: whole numbers compare, so that the day before is one less. */
function spanOf(operator: DayOperator, value: unknown): readonly [number | null, number | null] {
  const day = (one: unknown) => (typeof one === 'number' ? one : null);
  if (operator === 'before') return [null, typeof value === 'number' ? value - 1 : null];
  if (operator === 'after') return [typeof value === 'number' ? value + 1 : null, null];
  const span: readonly unknown[] = Array.isArray(value) ? value : [];
  return [day(span[0]), day(span[1])];
}
