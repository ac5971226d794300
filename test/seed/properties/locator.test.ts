import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noSuchRow, readLocator } from '../../../src/seed/properties/locator.js';

const files = ['rows/members.csv', 'rows/parts.jsonl'];
const messageOf = (locator: string, declared = files) => {
  const read = readLocator(locator, declared);
  return read && 'message' in read ? read.message : read;
};

describe('a locator', () => {
  it.each([
    ['rows/members.csv', { file: 'rows/members.csv' }],
    ['rows/members.csv row 7', { file: 'rows/members.csv', row: 7 }],
    ['rows/parts.jsonl row 120', { file: 'rows/parts.jsonl', row: 120 }],
  ])('%s leads to rows', (locator, place) => expect(readLocator(locator, files)).toEqual(place));

  it.each([
    'https://example.org/members.csv',
    'https://example.org/members.csv row 7',
    'file:///data/members.csv',
    'row 7',
    'page 12, table 3',
    'table 2 of rows/members.csv',
    'rows/members.csv.gz',
    'https://example.org/members.csv?row=7',
    'chapter row 7',
    'rows',
    '',
  ])('%s is an address or words, and is left alone', (locator) =>
    expect(readLocator(locator, files)).toBeUndefined(),
  );

  it.each([
    [
      'rows/member.csv row 7',
      '"rows/member.csv" is no file of rows of this seed. Did you mean "rows/members.csv"?',
    ],
    ['rows/nothing-at-all.tsv', '"rows/nothing-at-all.tsv" is no file of rows of this seed.'],
    [
      'Rows/Members.CSV',
      '"Rows/Members.CSV" is no file of rows of this seed. Did you mean "rows/members.csv"?',
    ],
    [
      'rows/members.cvs row 7',
      '"rows/members.cvs" is no file of rows of this seed. Did you mean "rows/members.csv"?',
    ],
    ['rows/members.csv:7', '"rows/members.csv:7" does not say which row of rows/members.csv it means.'],
    [
      'rows/members.csv, row 7',
      '"rows/members.csv, row 7" does not say which row of rows/members.csv it means.',
    ],
    [
      'rows/members.csv line 7',
      '"rows/members.csv line 7" does not say which row of rows/members.csv it means.',
    ],
    [
      'rows/members.csv row 0',
      '"rows/members.csv row 0" does not say which row of rows/members.csv it means.',
    ],
    [
      'rows/members.csv  row 7',
      '"rows/members.csv  row 7" does not say which row of rows/members.csv it means.',
    ],
    [
      'rows/members.csv row 7.5',
      '"rows/members.csv row 7.5" does not say which row of rows/members.csv it means.',
    ],
  ])('%s is a slip', (locator, message) => expect(messageOf(locator)).toBe(message));

  it('names a file that the header is to declare, where it declares none', () => {
    expect(readLocator('rows/nothing.csv row 99999', [])).toEqual({
      message: '"rows/nothing.csv" is no file of rows of this seed.',
      hint: 'Declare it in the header, as in //! rows: rows/nothing.csv as rows',
    });
  });

  it('never throws, and only knows declared files', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (locator) => {
        const read = readLocator(locator, files);
        if (read && 'file' in read) expect(files).toContain(read.file);
      }),
    ));
});

it('a row that is not there is told with the last one', () => {
  expect(noSuchRow({ file: 'a.csv', row: 3 }, 2).message).toBe('a.csv has no row 3: its last is row 2.');
  expect(noSuchRow({ file: 'a.csv', row: 1 }, 0).message).toBe('a.csv has no row 1: it has none.');
});
