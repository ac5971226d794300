import { describe, expect, it } from 'vitest';
import { count, duration, memory, size, some } from '../../src/doctor/words.js';

describe('in words', () => {
  it('numbers have their noun', () => {
    expect([count(1, 'seed'), count(12_000, 'seed'), count(2, 'index', 'indexes')]).toEqual([
      '1 seed',
      '12,000 seeds',
      '2 indexes',
    ]);
  });

  it('a disk counts in thousands, memory in powers of two', () => {
    expect([size(161e6), size(73.24e9), memory(192 * 2 ** 20), memory(1.5 * 2 ** 30)]).toEqual([
      '161 MB',
      '73.2 GB',
      '192 MB',
      '1.5 GB',
    ]);
  });

  it('long lists are cut', () => {
    expect([some(['a', 'b']), some(['a', 'b', 'c', 'd'], 2)]).toEqual(['a, b', 'a, b and 2 more']);
  });

  it.each([
    [40_000, '40 s'],
    [180_000, '3 min'],
    [3 * 3_600_000, '3 h'],
    [5 * 86_400_000, '5 days'],
  ])('%d ms are %s', (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words);
  });
});
