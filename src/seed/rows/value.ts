/** One field to the value that a statement sees. */
import { BadDateError, parsePartialDate } from '../../dates/partial-date.js';
import type { Parameter } from '../../graph/values.js';
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
      return typeof given === 'string'
        ? { value: given }
        : { expected: 'a text; say in the header what else it is, as in (… int)' };
  }
}

function intOf(given: unknown): FieldValue {
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string' || !/^\s*[+-]?\d{1,16}\s*$/.test(text)) return { expected: 'a whole number' };
  const value = Number(text);
  return Number.isSafeInteger(value) ? { value: BigInt(value) } : { expected: 'a whole number below 2^53' };
}

function floatOf(given: unknown): FieldValue {
  if (typeof given === 'number') return { value: given };
  const isNumber =
    typeof given === 'string' && /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(given);
  return isNumber ? { value: Number(given) } : { expected: 'a number' };
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
    return items.every((item) => typeof item === 'string')
      ? { value: items }
      : { expected: 'a list of texts' };
  }
  if (typeof given !== 'string') return { expected: 'a list of texts' };
  const items = given
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return { value: items.length > 0 ? items : null };
}
