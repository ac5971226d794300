import { describe, expect, it } from 'vitest';
import { holdsOn, type DayCondition } from '../../src/dates/day-conditions.js';
import { parsePartialDate } from '../../src/dates/partial-date.js';

const possibly = (operator: DayCondition['operator'], value: unknown): DayCondition => ({
  operator,
  value,
  surely: false,
});
const surely = (operator: DayCondition['operator'], value: unknown): DayCondition => ({
  operator,
  value,
  surely: true,
});

describe('a date that can mean several days', () => {
  it.each([
    ['2025-04', possibly('before', 20250415), true],
    ['2025-04', surely('before', 20250415), false],
    ['2025-04', surely('before', 20250501), true],
    ['2025-04', possibly('before', 20250401), false],
    ['2025-04', possibly('after', 20250415), true],
    ['2025-04', surely('after', 20250415), false],
    ['2025-04', surely('after', 20250331), true],
    ['2025-04', possibly('after', 20250430), false],
    ['2025-04', possibly('on', [20250415, 20250415]), true],
    ['2025-04', surely('on', [20250415, 20250415]), false],
    ['2025-04-15', surely('on', [20250415, 20250415]), true],
    ['2025-04', possibly('during', [20250411, 20250420]), true],
    ['2025-04', surely('during', [20250411, 20250420]), false],
    ['2025-04', surely('during', [20250101, 20251231]), true],
    ['2025-04', surely('during', [20250101, null]), true],
    ['2025-04', possibly('during', [20260101, null]), false],
    ['2025-04', possibly('known', true), true],
  ] as const)('%s %j: %s', (edtf, condition, holds) => {
    expect(holdsOn(parsePartialDate(edtf), condition)).toBe(holds);
  });
});

describe('a side without a day', () => {
  it.each([
    ['../2025', possibly('before', 19000101), true],
    ['../2025', surely('before', 20260101), true],
    ['../2025', surely('after', 10000101), false],
    ['2025/..', possibly('after', 20990101), true],
    ['2025/..', surely('after', 20240101), true],
    ['2025/..', surely('before', 20990101), false],
    ['2025/..', surely('during', [20250101, 20991231]), false],
  ] as const)('is open: %s %j: %s', (edtf, condition, holds) => {
    expect(holdsOn(parsePartialDate(edtf), condition)).toBe(holds);
  });
});

it('nothing holds of a date without a known year, but that it is not known', () => {
  const date = parsePartialDate('XXXX-03-28');
  for (const operator of ['before', 'after'] as const)
    for (const condition of [possibly(operator, 20250101), surely(operator, 20250101)])
      expect(holdsOn(date, condition)).toBe(false);
  expect(holdsOn(date, possibly('during', [null, 20250101]))).toBe(false);
  expect(holdsOn(date, possibly('known', false))).toBe(true);
});
