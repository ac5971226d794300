import { describe, expect, it } from 'vitest';
import { statusOn, type Standing } from '../../src/dates/status.js';

const today = 2025_03_28;
const on = (given: Partial<Standing>) => statusOn(today, { status: null, starts: [], ends: [], ...given });

describe('the status on a day', () => {
  it.each([
    ['2025-03-27', 'ENDED'],
    ['2025-03-28', 'ACTIVE'],
    ['2025-03', 'ACTIVE'],
    ['2025-02~', 'ENDED'],
    ['[2025-03-01..2025-03-20]', 'ENDED'],
    ['2025-03-01/..', 'ACTIVE'],
    ['XXXX-02-01', 'ACTIVE'],
    ['', 'ACTIVE'],
  ] as const)('with the end %s is %s, stated as ACTIVE or not', (end, expected) => {
    expect(on({ ends: [null, end] })).toBe(expected);
    expect(on({ status: 'ACTIVE', ends: [end] })).toBe(expected);
  });

  it('is PLANNED while the start surely lies ahead, if no status is stated', () => {
    expect(on({ starts: ['2025-04'] })).toBe('PLANNED');
    expect(on({ starts: ['2025-03'] })).toBe('ACTIVE');
    expect(on({ starts: [null, 'XXXX-05-01', '2026'] })).toBe('PLANNED');
    expect(on({ starts: ['2024', '2026'] })).toBe('ACTIVE');
    expect(on({ status: 'ACTIVE', starts: ['2026'] })).toBe('ACTIVE');
  });

  it.each(['PLANNED', 'WITHDRAWN', 'UNKNOWN', 'ENDED'] as const)('that is stated as %s stays', (status) => {
    expect(on({ status, starts: ['2026'], ends: ['2024'] })).toBe(status);
  });
});
