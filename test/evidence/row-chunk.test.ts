import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedRow,
  fullChunk,
  packRows,
  placeInChunk,
  recordPlace,
  recordText,
  unpackRows,
  type RawColumn,
} from '../../src/evidence/row-chunk.js';
import { chunksOf } from '../../src/seed/rows/row-finder.js';

const columns = fc.array(
  fc.record({ name: fc.string(), value: fc.option(fc.string({ unit: 'grapheme', maxLength: 600 })) }),
  { maxLength: 4 },
);

describe('a chunk', () => {
  it('gives back each row, however many there are and whatever is in them', () =>
    fc.assert(
      fc.asyncProperty(fc.array(columns, { maxLength: 600 }), async (given) => {
        const rows = given.map(boundedRow);
        const back: unknown[] = [];
        let next = 1;
        // eslint-disable-next-line @typescript-eslint/require-await -- as a file is read
        const stream = async function* () {
          yield* rows;
        };
        for await (const chunk of chunksOf(stream())) {
          expect(chunk.first).toBe(next);
          next += chunk.rows.length;
          const unpacked = await unpackRows(await packRows(chunk.rows));
          for (const [index, row] of unpacked.entries()) {
            back.push(row);
            expect(placeInChunk({ chunk: `x/${chunk.first}`, row: chunk.first + index })).toBe(index);
          }
        }
        expect(back).toEqual(rows);
      }),
      { numRuns: 40 },
    ));

  it('is closed behind so many rows, or so much text', async () => {
    // eslint-disable-next-line @typescript-eslint/require-await -- as a file is read
    const lengthsOf = async function* (value: string) {
      for (let row = 0; row < 600; row++) yield boundedRow([{ name: 'a', value }]);
    };
    const sizes = async (value: string) => {
      const all: number[] = [];
      for await (const { rows } of chunksOf(lengthsOf(value))) all.push(rows.length);
      return all;
    };
    expect(await sizes('x')).toEqual([fullChunk.rows, fullChunk.rows, 600 - 2 * fullChunk.rows]);
    expect((await sizes('x'.repeat(10_000)))[0]).toBe(Math.ceil(fullChunk.units / 10_000));
  });
});

describe('a row', () => {
  const valueOf = (row: { readonly columns: readonly RawColumn[] }, index = 0) =>
    row.columns[index]?.value ?? '';

  it('is kept whole up to 10,000 characters a value', () => {
    const row = boundedRow([{ name: 'a', value: 'x'.repeat(10_000) }]);
    expect([row.isCut, valueOf(row).length]).toEqual([false, 10_000]);
  });

  it('says that a value was cut, which ends with … and no half of a character', () => {
    const row = boundedRow([{ name: 'a', value: '𠮷'.repeat(6_000) }]);
    expect(row.isCut).toBe(true);
    expect(valueOf(row)).toBe(`${'𠮷'.repeat(5_000)}…`);
    const odd = boundedRow([{ name: 'a', value: `x${'𠮷'.repeat(6_000)}` }]);
    expect(valueOf(odd)).toBe(`x${'𠮷'.repeat(4_999)}…`);
  });

  it('has at most 1,000 columns and some 100,000 characters', () => {
    const row = boundedRow(
      Array.from({ length: 1_200 }, (_, i) => ({ name: `c${i}`, value: 'x'.repeat(9_000) })),
    );
    expect([row.isCut, row.columns.length]).toEqual([true, 1_000]);
    expect(row.columns.reduce((sum, { value }) => sum + (value?.length ?? 0), 0)).toBeLessThan(102_000);
  });
});

it('what evidence holds of its row can be read again', () => {
  const place = { chunk: 'ab/257', row: 300, file: 'rows/members.csv' };
  expect(recordPlace(recordText(place))).toEqual(place);
  expect(recordPlace('rows/members.csv row 300')).toBeUndefined();
});
