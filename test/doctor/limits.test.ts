import { describe, expect, it } from 'vitest';
import { answerLimits } from '../../src/api/answer/limits.js';
import { apolloLimits, complexityLimits } from '../../src/api/limits/list.js';
import { limitInWords, limitsTable, limitsWith, shippedLimits } from '../../src/doctor/limits.js';
import { limits as graph } from '../../src/graph/limits.js';
import { limits as http } from '../../src/http/limits.js';

describe('the limits that are shipped', () => {
  it('are all there, with the figures that are used', () => {
    const figures = [
      ...[apolloLimits, { ...answerLimits(8) }, http, graph].flatMap((limits) =>
        Object.values<number>(limits),
      ),
      ...complexityLimits.map(({ limit }) => limit),
    ];
    const listed = shippedLimits.map(({ value }) => value);
    expect(figures.filter((figure) => !listed.includes(figure))).toEqual([]);
    // Entries of a page, orders of a list and cost stand alone.
    expect(listed).toHaveLength(figures.length + 3);
  });

  it('are told apart', () => {
    const names = shippedLimits.map(({ of, what }) => `${of}: ${what}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are one table', () => {
    const [head, ...lines] = limitsTable(shippedLimits).split('\n');
    expect(head).toMatch(/^of +what +limit {2}over it$/);
    expect(lines).toHaveLength(shippedLimits.length);
    expect(lines).toContainEqual(
      expect.stringMatching(/^request +size of the body +256 kB {2}PAYLOAD_TOO_LARGE$/),
    );
  });
});

describe('the limits of an answer', () => {
  it('grow with their setting', () => {
    const of = (megabytes: number) =>
      limitsWith(answerLimits(megabytes), 5_000).filter(({ code }) => code === 'ANSWER_TOO_LARGE');
    expect(of(8).map(limitInWords)).toEqual(['8 MB', '50,000', '250,000', '50,000', '32 MB']);
    expect(of(16).map(({ value }) => value)).toEqual(of(8).map(({ value }) => 2 * value));
  });
});

describe('a limit in words', () => {
  it.each([
    [{ value: 10_000, unit: 'ms' }, '10 s'],
    [{ value: 900, unit: 'ms' }, '900 ms'],
    [{ value: 600_000, unit: 'ms' }, '10 min'],
    [{ value: 16_384, unit: 'bytes' }, '16 kB'],
    [{ value: 8 * 1_024 * 1_024, unit: 'bytes' }, '8 MB'],
    [{ value: 2_000, unit: 'count' }, '2,000'],
  ] as const)('%o', (limit, words) => {
    expect(limitInWords(limit)).toBe(words);
  });
});
