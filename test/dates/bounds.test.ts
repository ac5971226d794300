import { describe, expect, it } from 'vitest';
import { boundsOf, includes, type Span } from '../../src/dates/bounds.js';
import { parsePartialDate } from '../../src/dates/partial-date.js';

const span = (edtf: string): Span =>
  edtf === '' ? { earliest: null, latest: null } : parsePartialDate(edtf);

const bounds = (
  starts: readonly string[],
  ends: readonly string[],
  { told = 20250328, planned = false }: { readonly told?: number | null; readonly planned?: boolean } = {},
) => {
  const { from, until } = boundsOf({ planned, starts: starts.map(span), ends: ends.map(span), told });
  return `${from ?? ''} to ${until ?? ''}`;
};

describe('a fact holds', () => {
  it.each([
    ['from the first day that its start can mean', ['2024-05'], [], '20240501 to '],
    ['from the first start that has a first day', ['', '../1990', '1995'], [], '19950101 to '],
    ['from any day, where it started up to a known one', ['../1990', ''], [], ' to '],
    ['from when it was told of, without a start', ['', ''], [], '20250328 to '],
    ['from when it was told of, without the year of a start', ['XXXX-05'], [], '20250328 to '],
    ['until the last day of the end that comes first', ['199X'], ['2010', '2003-02'], '19900101 to 20030228'],
    ['until no day, where its end is open', ['199X'], ['2003/..'], '19900101 to '],
    ['in its last days, where these were over when it was told of', [''], ['2010'], '20100101 to 20101231'],
    ['before its end, where it ended up to a known day', [''], ['../2010'], ' to 20101231'],
    ['from when it was told of, before its end', [''], ['2025'], '20250328 to 20251231'],
    ['on one day at least, whatever is in doubt', ['1998-05~'], ['1998-04'], '19980401 to 19980430'],
    ['from the first of one of several days', ['[1989,1991-02]'], ['[1992..1994]'], '19890101 to 19941231'],
  ])('%s', (_, starts, ends, expected) => {
    expect(bounds(starts, ends)).toBe(expected);
  });

  it('always, when nobody says when it was told of', () => {
    expect(bounds([''], [''], { told: null })).toBe(' to ');
  });

  it('from when it was told of, where it is planned: the plan is there before what is planned', () => {
    expect(bounds(['2026-05'], ['2026-06'], { planned: true })).toBe('20250328 to 20260630');
    expect(bounds(['2026-05'], [], { planned: true, told: null })).toBe(' to ');
  });

  it('on both days that bound it', () => {
    const days = [19991231, 20000101, 20001231, 20010101];
    expect(days.map((day) => includes({ from: 20000101, until: 20001231 }, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(includes({ from: null, until: null }, 10101)).toBe(true);
  });
});
