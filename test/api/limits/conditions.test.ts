import { describe, expect, it } from 'vitest';
import { bounded } from '../../../src/api/limits/conditions.js';
import type { Condition } from '../../../src/loaders/request.js';

const one: Condition = { side: 'NODE', property: 'kind', operator: 'eq', value: 'COMPANY' };
const nested = (levels: number): Condition =>
  Array.from({ length: levels }).reduce<Condition>((inner) => ({ not: inner }), one);

describe('conditions', () => {
  it.each([
    ['16 levels', nested(16), undefined],
    [
      '17 levels',
      nested(17),
      'The operation has 17 levels of conditions in one `where`; at most 16 are allowed.',
    ],
    ['200 comparisons', { any: Array.from({ length: 200 }, () => one) }, undefined],
    ['201 comparisons', { any: Array.from({ length: 201 }, () => one) }, /201 comparisons/],
    ['1,000 values', { ...one, operator: 'in', value: Array.from({ length: 1_000 }, String) }, undefined],
    ['1,001 values', { ...one, operator: 'in', value: Array.from({ length: 1_001 }, String) }, /1001 values/],
  ] as const)('of %s', (_, condition: Condition, refusal) => {
    if (refusal === undefined) expect(bounded(condition)).toBe(condition);
    else expect(() => bounded(condition)).toThrow(refusal);
  });
});
