/** What is given to the operators of dates: days to compare with, and how sure it must be. */
import { BadDateError, parsePartialDate, type PartialDate } from '../dates/partial-date.js';
import { excerpt } from '../excerpt.js';
import type { Value } from '../graph/values.js';
import type { Comparison } from '../loaders/request.js';
import type { Operator } from '../ontology/operators.js';
import type { Where } from './arguments.js';
import { badInput } from './bad-input.js';

/** Of one operator: the days that a date given to it stands for. */
type DaysOf = (date: PartialDate, path: string) => Value;

const days: Partial<Readonly<Record<Operator, DaysOf>>> = {
  before: ({ edtf, earliest }, path) => earliest ?? refused(path, edtf, 'has no first day'),
  after: ({ edtf, latest }, path) => latest ?? refused(path, edtf, 'has no last day'),
  on: ({ edtf, earliest, latest }, path) =>
    earliest !== null && earliest === latest
      ? [earliest, latest]
      : refused(path, edtf, 'is no single day', 'Ask `during` for a month, a year or a period.'),
  during: ({ edtf, earliest, latest }, path) =>
    earliest !== null || latest !== null ? [earliest, latest] : refused(path, edtf, 'has no known year'),
};

/**
 * @param filter the whole filter, which says how sure its conditions must be
 * @returns the value as days (yyyymmdd) where the operator compares days: one, or the first and the last, null where open
 * @throws PactgraphError BAD_USER_INPUT for what is no date, which would just find nothing, and for a date without the day
 * that is compared
 */
export function ofDate(
  operator: Operator,
  given: Value,
  filter: Where,
  path: string,
): Pick<Comparison, 'value' | 'certainty'> {
  const at = `${path}.${operator}`;
  const dates = (Array.isArray(given) ? given : [given]).flatMap((date) =>
    typeof date === 'string' ? [parsed(date, at)] : [],
  );
  const toDays = days[operator];
  const [date] = dates;
  if (!toDays || !date) return { value: given };
  return { value: toDays(date, at), certainty: filter.certainty === 'SURELY' ? 'SURELY' : 'POSSIBLY' };
}

const hint = 'Dates are EDTF, as in 2025-03-28, 2025-04~, 2024.';

function parsed(date: string, path: string): PartialDate {
  try {
    return parsePartialDate(date);
  } catch (error) {
    if (!(error instanceof BadDateError)) throw error;
    throw badInput(path, `"${excerpt(date, 60)}": ${error.reason}.`, hint);
  }
}

function refused(path: string, date: string, why: string, instead = hint): never {
  throw badInput(path, `"${excerpt(date, 60)}" ${why}.`, instead);
}
