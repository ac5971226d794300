import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { BadDateError, parsePartialDate } from '../../src/dates/partial-date.js';

/** [text, earliest, latest, precision, marks] */
const accepted: [string, number | null, number | null, string, string?][] = [
  ['2025-03-28', 20250328, 20250328, 'DAY'],
  ['2024-02-29', 20240229, 20240229, 'DAY'],
  ['0001-01-01', 10101, 10101, 'DAY'],
  ['2025-04', 20250401, 20250430, 'MONTH'],
  ['2024-02', 20240201, 20240229, 'MONTH'],
  ['2024', 20240101, 20241231, 'YEAR'],
  ['202X', 20200101, 20291231, 'DECADE'],
  ['20XX', 20000101, 20991231, 'CENTURY'],
  ['2XXX', 20000101, 29991231, 'RANGE'],
  ['0XXX', 10101, 9991231, 'RANGE'],
  ['XXXX', null, null, 'NONE'],
  ['XXXX-03-28', null, null, 'NONE'],
  ['XXXX-02-29', null, null, 'NONE'],
  ['2025-XX', 20250101, 20251231, 'YEAR'],
  ['2025-XX-28', 20250128, 20251228, 'YEAR'],
  ['2025-XX-31', 20250131, 20251231, 'YEAR'],
  ['2025-02-XX', 20250201, 20250228, 'MONTH'],
  ['2025-XX-XX', 20250101, 20251231, 'YEAR'],
  ['2025-1X', 20251001, 20251231, 'RANGE'],
  ['2025-02-2X', 20250220, 20250228, 'RANGE'],
  ['XXX4-02-29', 40229, 99840229, 'RANGE'],
  ['2025-04~', 20250401, 20250430, 'MONTH', '~'],
  ['1953-05?', 19530501, 19530531, 'MONTH', '?'],
  ['1953%', 19530101, 19531231, 'YEAR', '%'],
  ['2025-~03-28', 20250328, 20250328, 'DAY', '~'],
  ['?2025-03', 20250301, 20250331, 'MONTH', '?'],
  ['2025-?03-~28', 20250328, 20250328, 'DAY', '%'],
  ['2025-04/2025-05', 20250401, 20250531, 'RANGE'],
  ['2025/2025-03', 20250101, 20250331, 'RANGE'],
  ['2025-03/..', 20250301, null, 'RANGE'],
  ['2025-12~/', 20251201, null, 'RANGE', '~'],
  ['../2024', null, 20241231, 'RANGE'],
  ['/2024?', null, 20241231, 'RANGE', '?'],
  ['202X/203X', 20200101, 20391231, 'RANGE'],
  ['XXXX-03-28/2025', null, 20251231, 'RANGE'],
  ['[2025-04-11..2025-04-20]', 20250411, 20250420, 'RANGE'],
  ['[2026,2025]', 20250101, 20261231, 'RANGE'],
  ['[2025-03-28, 2025-04]', 20250328, 20250430, 'RANGE'],
  ['[..2025-03]', null, 20250331, 'RANGE'],
  ['[2025-03..]', 20250301, null, 'RANGE'],
  ['[2020,2025-04-11..2025-04-20]', 20200101, 20250420, 'RANGE'],
];

test.each(accepted)('%s means %s to %s, precision %s', (edtf, earliest, latest, precision, marks = '') => {
  expect(parsePartialDate(edtf)).toEqual({
    edtf,
    earliest,
    latest,
    precision,
    approximate: marks === '~' || marks === '%',
    uncertain: marks === '?' || marks === '%',
  });
});

const refused: [string, string][] = [
  ['', 'the date is empty'],
  ['2025-13-01', 'month 13 does not exist'],
  ['2025-00', 'month 00 does not exist'],
  ['2025-02-30', 'day 30 does not exist (2025-02 has 28 days)'],
  ['2025-02-29?', 'day 29 does not exist (2025-02 has 28 days)'],
  ['2025-02-29/2025-03', 'day 29 does not exist (2025-02 has 28 days)'],
  ['XXXX-02-30', 'day 30 does not exist'],
  ['XXX5-02-29', 'day 29 does not exist'],
  ['2025-04-00', 'day 00 does not exist (2025-04 has 30 days)'],
  ['2025-21', '21 is a season; write the months, as in [2025-03..2025-05]'],
  ['{2025,2026}', '{} means several dates at once; write [a,b] for one of several'],
  ['Y20250', 'years with Y, E or S are not accepted, only 0001 to 9999'],
  ['1950S2', 'years with Y, E or S are not accepted, only 0001 to 9999'],
  ['2025-03-28T10:00:00Z', 'times are not accepted'],
  ['0000', 'year 0000 does not exist'],
  ['-0045', 'years before 0001 are not accepted'],
  ['-XXXX', 'years before 0001 are not accepted'],
  ['[-0001,2025]', 'years before 0001 are not accepted'],
  ['19', 'year 19 needs four digits; write 19XX for unknown digits'],
  ['186', 'year 186 needs four digits; write 186X for unknown digits'],
  ['20255', 'year 20255 needs four digits'],
  ['202x', 'an unknown digit is a capital X'],
  ['2025-X3', 'month X3 must be XX, 0X or 1X'],
  ['202X~', 'X and ~ ? % do not go together'],
  ['[2025~,2026]', 'no ~ ? % within [ ]'],
  ['2025/2024', 'it ends before it starts'],
  ['[2026..2025]', 'it ends before it starts'],
  ['../..', 'neither end is given'],
  ['/', 'neither end is given'],
  ['2025/2026/2027', 'this is no date in the Extended Date/Time Format'],
  [' 2025', 'white space around the date'],
  ['last spring', '"last spring" is no date'],
  ['2025年3月28日', 'did you mean 2025-03-28?'],
  ['2025年3月', 'did you mean 2025-03?'],
  ['2025.3.28', 'did you mean 2025-03-28?'],
  ['2025/03/28', 'did you mean 2025-03-28?'],
  ['2025-3-8', 'did you mean 2025-03-08?'],
  ['20250328', 'did you mean 2025-03-28?'],
  [`[${'2025,'.repeat(100)}2026]`, 'longer than 200 characters'],
];

test.each(refused)('%s is refused: %s', (text, reason) => {
  expect(() => parsePartialDate(text)).toThrow(BadDateError);
  expect(() => parsePartialDate(text)).toThrow(expect.objectContaining({ text, reason }) as Error);
});

test('the message names the text, the reason and what is accepted', () => {
  expect(() => parsePartialDate('2025-13-01')).toThrow(
    '2025-13-01: month 13 does not exist; write YYYY, YYYY-MM or YYYY-MM-DD; X for an unknown digit (202X, 2025-XX-28); ' +
      '? ~ % after it for doubt; a/b from a to b (.. open, empty unknown); [a,b] or [a..b] for one of several',
  );
});

describe('for all dates', () => {
  const isoDay = fc
    .date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  const asNumber = (day: string) => Number(day.replaceAll('-', ''));
  const single = fc
    .tuple(isoDay, fc.constantFrom(4, 7, 10), fc.array(fc.nat({ max: 9 }), { maxLength: 3 }))
    .map(([day, length, unknown]) =>
      Array.from(day.slice(0, length), (digit, place) =>
        unknown.includes(place) && digit !== '-' ? 'X' : digit,
      ).join(''),
    );
  const parsed = (text: string) => {
    try {
      return parsePartialDate(text);
    } catch (error) {
      if (error instanceof BadDateError) return undefined;
      throw error;
    }
  };

  test('a day is its own bounds', () => {
    fc.assert(
      fc.property(isoDay, (day) => {
        expect(parsePartialDate(day)).toMatchObject({
          earliest: asNumber(day),
          latest: asNumber(day),
          precision: 'DAY',
        });
      }),
    );
  });

  test('the earliest day is never after the latest, and a day made unknown in part stays within', () => {
    fc.assert(
      fc.property(single, (text) => {
        const date = parsed(text);
        if (!date || date.earliest === null || date.latest === null) return;
        expect(date.earliest).toBeLessThanOrEqual(date.latest);
      }),
    );
    fc.assert(
      fc.property(isoDay, fc.constantFrom('XX', '0X', '1X'), (day, month) => {
        const date = parsed(`${day.slice(0, 4)}-${month}-${day.slice(8)}`);
        if (!date || (month !== 'XX' && month[0] !== day[5])) return;
        expect(date.earliest).toBeLessThanOrEqual(asNumber(day));
        expect(date.latest).toBeGreaterThanOrEqual(asNumber(day));
      }),
    );
  });

  test('an interval and a set reach from one end to the other', () => {
    fc.assert(
      fc.property(isoDay, isoDay, (a, b) => {
        const [from, to] = [a, b].sort() as [string, string];
        const bounds = { earliest: asNumber(from), latest: asNumber(to) };
        for (const text of [`${from}/${to}`, `[${from}..${to}]`, `[${to},${from}]`]) {
          expect(parsePartialDate(text)).toMatchObject(bounds);
        }
        if (from !== to) expect(parsed(`${to}/${from}`)).toBeUndefined();
      }),
    );
  });

  test('any text is either a date or a BadDateError', () => {
    const alphabet = fc.constantFrom(...'0123456789X-/.[],~?%{}TYS '.split(''));
    fc.assert(fc.property(fc.string({ unit: alphabet, maxLength: 24 }), (text) => void parsed(text)));
  });
});
