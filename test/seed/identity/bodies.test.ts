import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodiesOf } from '../../../src/seed/identity/bodies.js';
import type { Join, Member } from '../../../src/seed/identity/links.js';

/** `ab` joins a and b, `ab!b` keeps b. */
const joins = (...texts: string[]): Join[] =>
  texts.map((text) => ({
    from: text.charAt(0),
    to: text.charAt(1),
    keep: text.split('!')[1],
  }));
const members = (addedIn: Readonly<Record<string, number>>): Member[] =>
  Object.entries(addedIn).map(([id, revision]) => ({ id, addedIn: revision }));
const bodies = (added: Readonly<Record<string, number>>, ...texts: string[]) =>
  bodiesOf(members(added), joins(...texts))
    .map((ids) => ids.join(''))
    .sort();

describe('bodies', () => {
  it('are joined over chains, and leave what is alone', () => {
    expect(bodies({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, 'ab', 'bc', 'de')).toEqual(['abc', 'de']);
    expect(bodies({ a: 1 })).toEqual([]);
  });

  it('begin with the one that was added first, else with the smallest id', () => {
    expect(bodies({ a: 2, b: 1, c: 1 }, 'ab', 'bc')).toEqual(['bca']);
    // What is being made comes last.
    expect(bodies({ a: Infinity, b: 3 }, 'ab')).toEqual(['ba']);
  });

  it('begin with the one that `keep` names, by whatever SAME_AS', () => {
    expect(bodies({ a: 1, b: 2, c: 3 }, 'ab!c', 'bc')).toEqual(['cab']);
    // Of what only an earlier version let pass, each graph makes the same.
    expect(bodies({ a: 1, b: 2, c: 3 }, 'ab!c', 'bc!b')).toEqual(['bac']);
    expect(bodies({ a: 1, b: 2, c: 3 }, 'ab!c')).toEqual(['ab']);
  });

  it('are what they are, in whatever order they are stated', () => {
    const id = fc.constantFrom(...'a b c d e f g h'.split(' '));
    const join = fc.tuple(id, id).filter(([a, b]) => a !== b);
    const added = fc.record(Object.fromEntries('a b c d e f g h'.split(' ').map((one) => [one, fc.nat(3)])));
    fc.assert(
      fc.property(fc.array(join, { maxLength: 10 }), added, fc.option(id), (pairs, addedIn, keep) => {
        const all: Join[] = pairs.map(([from, to], i) => ({ from, to, ...(keep && i === 0 && { keep }) }));
        const found = bodiesOf(members(addedIn), all);
        expect(found.map((ids) => ids.join('')).sort()).toEqual(plainly(all, addedIn));
        const turned = bodiesOf(members(addedIn).toReversed(), all.toReversed());
        expect(turned.map((ids) => ids.join('')).sort()).toEqual(plainly(all, addedIn));
      }),
    );
  });
});

/** By the plain definition: take in neighbours until there are no more. */
function plainly(all: readonly Join[], addedIn: Readonly<Record<string, number>>): string[] {
  const found = new Set<string>();
  for (const { from } of all) {
    const group = new Set([from]);
    for (let size = 0; size < group.size;) {
      size = group.size;
      for (const { from: a, to: b } of all) if (group.has(a) || group.has(b)) group.add(a).add(b);
    }
    const sorted = [...group].sort();
    sorted.sort((a, b) => (addedIn[a] ?? 0) - (addedIn[b] ?? 0));
    const keep = all.find(
      (join) => join.keep !== undefined && group.has(join.from) && group.has(join.keep),
    )?.keep;
    const first = keep ?? sorted[0] ?? '';
    found.add([first, ...sorted.filter((one) => one !== first)].join(''));
  }
  return [...found].sort();
}
