import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsBeforeStart, intervalSides, meansNoEnd } from '../../src/dates/order.js';
import { parsePartialDate } from '../../src/dates/partial-date.js';

const before = (start: string, end: string) =>
  endsBeforeStart(parsePartialDate(start), parsePartialDate(end));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('an end before its start', () => {
  it('is certain of whole days as they are in order', () => {
    fc.assert(
      fc.property(day, day, (start, end) => {
        expect(before(start, end)).toBe(end < start);
      }),
    );
  });

  it('is certain of partial dates only when it is of all days that they may mean', () => {
    const cut = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
    fc.assert(
      fc.property(cut, cut, (start, end) => {
        const length = Math.min(start.length, end.length);
        expect(before(start, end)).toBe(end.slice(0, length) < start.slice(0, length));
      }),
    );
  });

  it.each([
    ['2003~', '2000'],
    ['2003', '2000?'],
    ['2003%', '2000'],
    ['[..2003]', '2000'],
    ['2003', '[2000..]'],
    ['XXXX-05', '2000'],
  ])('is not certain: %s to %s', (start, end) => {
    expect(before(start, end)).toBe(false);
  });
});

it.each([
  ['2001/2003', ['2001', '2003']],
  ['2001/..', ['2001', '']],
  ['/2003', ['', '2003']],
  ['2001', undefined],
  ['[2001..2003]', undefined],
])('%s has sides: %j', (edtf, sides) => {
  expect(intervalSides(edtf)).toEqual(sides);
});

it.each([
  ['9999-12-31', true],
  ['9999', true],
  ['9998-12-31', false],
  ['[9998..9999]', false],
  ['XXXX-12-31', false],
])('%s stands for no end: %s', (edtf, expected) => {
  expect(meansNoEnd(parsePartialDate(edtf))).toBe(expected);
});
