/** An end that comes before its start, in the words that seeds, rows and loads tell it in. */
import { endsBeforeStart } from '../../dates/order.js';
import { BadDateError, parsePartialDate, type PartialDate } from '../../dates/partial-date.js';

/** One of the two, by its property. */
export interface Side {
  readonly name: string;
  readonly value: unknown;
  /** Where it is given: ` in column opened`. */
  readonly where?: string;
}

/** undefined where it is not certain: one is not there, is no date, or may mean another day. */
export function orderFault(
  start: Side,
  end: Side,
): { readonly message: string; readonly hint: string } | undefined {
  const [from, to] = [dateIn(start.value), dateIn(end.value)];
  if (!from || !to || !endsBeforeStart(from, to)) return undefined;
  return {
    message: `${end.name} ${to.edtf}${end.where ?? ''} comes before ${start.name} ${from.edtf}${start.where ?? ''}.`,
    hint: 'An end includes its day, and cannot come before the start. Where the source is in doubt, ~ or ? after a date says so.',
  };
}

/** What is no date is told as such. */
function dateIn(value: unknown): PartialDate | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return parsePartialDate(value);
  } catch (error) {
    if (error instanceof BadDateError) return undefined;
    throw error;
  }
}
