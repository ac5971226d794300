/** A stored EDTF date as the contract's PartialDate. */
import { parsePartialDate } from '../dates/partial-date.js';
import type { Value } from '../graph/values.js';

/** 20250328 to 2025-03-28. */
const day = (value: number | null): string | null => {
  if (value === null) return null;
  const digits = String(value).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
};

/** null for an absent date. The loader refuses broken dates, so every stored one parses. */
export function partialDate(edtf: Value | undefined) {
  if (typeof edtf !== 'string' || edtf === '') return null;
  const date = parsePartialDate(edtf);
  return { ...date, earliest: day(date.earliest), latest: day(date.latest) };
}
