/** One field to the value that a statement sees. */
import { BadDateError, parsePartialDate } from '../../dates/partial-date.js';
import type { Parameter } from '../../graph/values.js';
import { isBroken } from '../../text/rule.js';
import type { ColumnType } from '../model.js';

export type FieldValue = { readonly value: Parameter } | { readonly expected: string };

/** Empty means absent: null. */
export function valueOf(given: unknown, type: ColumnType): FieldValue {
  if (given === null || given === undefined || given === '') return { value: null };
  switch (type) {
    case 'list':
      return listOf(given);
    case 'int':
      return intOf(given);
    case 'float':
      return floatOf(given);
    case 'boolean':
      if (typeof given === 'boolean') return { value: given };
      return given === 'true' || given === 'false'
        ? { value: given === 'true' }
        : { expected: 'true or false' };
    case 'date':
      return dateOf(given);
    case 'string':
      if (typeof given === 'string' && isBroken(given)) return { expected: whole };
      return typeof given === 'string'
        ? { value: given }
        : { expected: 'a text; say in the header what else it is, as in (… int)' };
  }
}

/** The server would keep another character in the place of a half. */
const whole = 'a text of whole characters: it contains half of one';

function intOf(given: unknown): FieldValue {
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string' || !/^\s*[+-]?\d{1,16}\s*$/.test(text)) return { expected: 'a whole number' };
  const value = Number(text);
  return Number.isSafeInteger(value) ? { value: BigInt(value) } : { expected: 'a whole number below 2^53' };
}

function floatOf(given: unknown): FieldValue {
  const isNumber =
    typeof given === 'number' ||
    (typeof given === 'string' && /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(given));
  if (!isNumber) return { expected: 'a number' };
  const value = Number(given);
  if (!Number.isFinite(value)) return { expected: 'a number below 1.8e308' };
  // With an exponent its author has said how near is near enough.
  const isExact = typeof given === 'string' && !/e/i.test(given);
  if (isExact && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return { expected: `a number below 2^53; one as ${value.toExponential()} may be near enough` };
  return { value };
}

function dateOf(given: unknown): FieldValue {
  const accepted = 'a date in EDTF, as 2025-03-28, 2025-04~ or 2024';
  if (typeof given !== 'string') return { expected: accepted };
  try {
    parsePartialDate(given);
    return { value: given };
  } catch (error) {
    if (error instanceof BadDateError) return { expected: accepted };
    throw error;
  }
}

function listOf(given: unknown): FieldValue {
  if (Array.isArray(given)) {
    const items = given.filter((item) => item !== null && item !== '');
    if (!items.every((item) => typeof item === 'string')) return { expected: 'a list of texts' };
    return items.some(isBroken) ? { expected: whole } : { value: items };
  }
  if (typeof given !== 'string') return { expected: 'a list of texts' };
  const items = given
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return { value: items.length > 0 ? items : null };
}
