import { describe, expect, it } from 'vitest';
import { describeFault } from '../../../src/seed/identity/describe.js';
import { faultsOf, newFaults, type Judgements } from '../../../src/seed/identity/faults.js';
import type { Join, Link } from '../../../src/seed/identity/links.js';

/** `a=b` joins, `a=b!b` keeps b, `a≠b` keeps apart. */
function judgements(text: string): Judgements<Join, Link> {
  const all = text.split(' ').filter(Boolean);
  return {
    joins: all
      .filter((one) => one.includes('='))
      .map((one) => ({ from: one.charAt(0), to: one.charAt(2), keep: one.split('!')[1] })),
    apart: all.filter((one) => one.includes('≠')).map((one) => ({ from: one.charAt(0), to: one.charAt(2) })),
  };
}
const told = (text: string) =>
  faultsOf(judgements(text)).map(
    (fault) => describeFault(fault, ({ from, to }) => `${from}${to}.cypher`).message,
  );

describe('judgements that contradict each other', () => {
  it.each(['a=b', 'a=b b=c a≠d', 'a=b!a b=c!a', 'a=b!c b=c', 'a≠b', ''])('are not these: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    [
      'a=b b=c c=d a=e a≠d',
      'a and d are stated to be different (ad.cypher), and SAME_AS makes them one: a = b (ab.cypher), b = c (bc.cypher), c = d (cd.cypher).',
    ],
    [
      'a=b!a b=c!c',
      'keep names two ids of one body, a (ab.cypher) and c (bc.cypher): a = b (ab.cypher), b = c (bc.cypher).',
    ],
    ['a=b!c', 'SAME_AS from a to b (ab.cypher): keep names c, which SAME_AS does not join with them.'],
    ['a=b!d c=d', 'SAME_AS from a to b (ab.cypher): keep names d, which SAME_AS does not join with them.'],
  ])('are told with the shortest chain that joins them: %s', (text, message) => {
    expect(told(text)).toEqual([message]);
  });

  it('are told where they come about, not again where the body grows', () => {
    const fresh = (before: string, now: string) =>
      newFaults(judgements(before), judgements(now)).map(({ rule }) => rule);
    expect(fresh('a=b b≠c', 'a=b b≠c a=c')).toEqual(['same-and-different']);
    expect(fresh('a=b a≠b', 'a=b a≠b a=c')).toEqual([]);
    expect(fresh('a=b!a b=c!b', 'a=b!a b=c!b c=d')).toEqual([]);
    expect(fresh('a=b!c b=c', 'a=b!c')).toEqual(['kept-id-elsewhere']);
  });
});
