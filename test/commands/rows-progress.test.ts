import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/commands/rows-progress.js';

describe('how far the rows of a seed are', () => {
  it.each([
    [20_000, 60_000, 4_000, '20,000 of 60,000 rows, 5,000 a second, 8 s left'],
    [20_000, 1_000_000, 4_000, '20,000 of 1,000,000 rows, 5,000 a second, 4 min left'],
    [60_000, 60_000, 12_000, '60,000 of 60,000 rows, 5,000 a second'],
  ])('%d of %d after %d ms', (done, total, elapsed, words) => {
    expect(wordsFor(done, total, elapsed)).toBe(words);
  });
});
