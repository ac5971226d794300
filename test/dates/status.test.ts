import { describe, expect, it } from 'vitest';
import { spanOf, statusOn, type Status } from '../../src/dates/status.js';

interface Given {
  readonly status?: Status | null;
  readonly starts?: readonly (string | null)[];
  readonly ends?: readonly (string | null)[];
  readonly absent?: Status | null;
  readonly moment?: boolean;
}

const standing = ({ status = null, starts = [], ends = [], absent = 'ACTIVE', moment = false }: Given) => ({
  ...{ status, absent, moment },
  starts: starts.map(spanOf),
  ends: ends.map(spanOf),
});
const today = 2025_03_28;
const on = (given: Given) => statusOn({ day: today, asOf: false }, standing(given));
const asOf = (day: number, given: Given) => statusOn({ day, asOf: true }, standing(given));

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

describe('the status on a day that is asked about', () => {
  it.each(['ACTIVE', 'ENDED', null] as const)('follows from dates, where %s is stated', (status) => {
    const given = { status, starts: ['2001-05'], ends: ['2010'] };
    expect(asOf(2001_04_30, given)).toBe('PLANNED');
    expect(asOf(2001_05_01, given)).toBe('ACTIVE');
    expect(asOf(2010_01_01, given)).toBe('ACTIVE');
    expect(asOf(2011_01_01, given)).toBe('ENDED');
  });

  it('is what is stated, where no date tells', () => {
    expect(asOf(2010_06_01, { status: 'ENDED', ends: ['2010'] })).toBe('ENDED');
    expect(asOf(2000_01_01, { status: 'ENDED', ends: ['../2010'] })).toBe('ENDED');
    expect(asOf(2000_01_01, { status: 'ENDED', ends: ['2010', '../2010'] })).toBe('ENDED');
    expect(asOf(2000_01_01, { status: 'ENDED', ends: [null, '2010'] })).toBe('ACTIVE');
    expect(asOf(2000_01_01, { status: 'ENDED' })).toBe('ENDED');
    expect(asOf(2000_01_01, { status: 'ACTIVE' })).toBe('ACTIVE');
  });

  it.each(['PLANNED', 'WITHDRAWN', 'UNKNOWN'] as const)('stays %s', (status) => {
    expect(asOf(2000_01_01, { status, starts: ['2001'], ends: ['2010'] })).toBe(status);
  });

  it('of what happens at one time is PLANNED before, and none from then on', () => {
    const given = { moment: true, starts: ['2001-05'], status: 'ACTIVE' } as const;
    expect(asOf(2001_04_30, given)).toBe('PLANNED');
    expect(asOf(2001_05_01, given)).toBeNull();
    expect(on({ ...given, starts: ['2026'] })).toBeNull();
    expect(asOf(2001_05_01, { ...given, status: 'WITHDRAWN' })).toBe('WITHDRAWN');
  });
});
