/** A stored EDTF date as the contract's PartialDate. */
import { isoDay } from '../dates/day.js';
import { parsePartialDate } from '../dates/partial-date.js';
import type { Value } from '../graph/values.js';

const day = (value: number | null): string | null => (value === null ? null : isoDay(value));

/** null for an absent date. The loader refuses broken dates, so every stored one parses. */
export function partialDate(edtf: Value | undefined) {
  if (typeof edtf !== 'string' || edtf === '') return null;
  const date = parsePartialDate(edtf);
  return { ...date, earliest: day(date.earliest), latest: day(date.latest) };
}
