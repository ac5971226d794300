import { describe, expect, it } from 'vitest';
import type { PendingSeed } from '../../../src/seed/load/loading.js';
import { rowsIn, wordsFor } from '../../../src/commands/seed/rows-progress.js';

describe('how far the rows of a seed are', () => {
  it.each([
    [20_000, 60_000, 4_000, '20,000 of 60,000 rows, 5,000 a second, 8 s left'],
    [20_000, 1_000_000, 4_000, '20,000 of 1,000,000 rows, 5,000 a second, 4 min left'],
    [60_000, 60_000, 12_000, '60,000 of 60,000 rows, 5,000 a second'],
  ])('%d of %d after %d ms', (done, total, elapsed, words) => {
    expect(wordsFor(done, total, elapsed)).toBe(words);
  });
});

describe('rows that are in with the first transactions of a seed', () => {
  /** Evidence, 5 rows of a statement, evidence, 3 rows of another; batches of 2. */
  const pending = {
    seed: {
      header: { batch: 2 },
      statements: [undefined, 'a', undefined, undefined, 'b'].map((parameter) => ({
        rows: parameter && { parameter },
      })),
    },
    rowCounts: { a: 5, b: 3 },
  } as unknown as PendingSeed;

  it.each([
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 4],
    [4, 5],
    [5, 5],
    [6, 7],
    [7, 8],
  ])('%d: %d', (parts, rows) => {
    expect(rowsIn(pending, parts)).toBe(rows);
  });
});

it('the rate and the time left are those of what is loaded now', () => {
  expect(wordsFor(30_000, 40_000, 2_000, 20_000)).toBe('30,000 of 40,000 rows, 5,000 a second, 2 s left');
});
