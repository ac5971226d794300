import { describe, expect, it } from 'vitest';
import { apolloLimits, complexityLimits } from '../../src/api/limits/list.js';
import { limitInWords, limitsTable, shippedLimits } from '../../src/doctor/limits.js';
import { limits as graph } from '../../src/graph/limits.js';
import { limits as http } from '../../src/http/limits.js';

describe('the limits that are shipped', () => {
  it('are all there, with the figures that are used', () => {
    const figures = [
      ...[apolloLimits, http, graph].flatMap((limits) => Object.values<number>(limits)),
      ...complexityLimits.map(({ limit }) => limit),
    ];
    const listed = shippedLimits.map(({ value }) => value);
    expect(figures.filter((figure) => !listed.includes(figure))).toEqual([]);
    expect(listed).toHaveLength(figures.length + 1);
  });

  it('are told apart', () => {
    const names = shippedLimits.map(({ of, what }) => `${of}: ${what}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are one table', () => {
    const [head, ...lines] = limitsTable().split('\n');
    expect(head).toMatch(/^of +what +limit {2}over it$/);
    expect(lines).toHaveLength(shippedLimits.length);
    expect(lines).toContainEqual(
      expect.stringMatching(/^request +size of the body +256 kB {2}PAYLOAD_TOO_LARGE$/),
    );
  });
});

describe('a limit in words', () => {
  it.each([
    [{ value: 10_000, unit: 'ms' }, '10 s'],
    [{ value: 900, unit: 'ms' }, '900 ms'],
    [{ value: 600_000, unit: 'ms' }, '10 min'],
    [{ value: 16_384, unit: 'bytes' }, '16 kB'],
    [{ value: 2_000, unit: 'count' }, '2,000'],
  ] as const)('%o', (limit, words) => {
    expect(limitInWords(limit)).toBe(words);
  });
});
