import { describe, expect, it } from 'vitest';
import { toPlain } from '../../src/graph/values.js';

describe('values of the driver', () => {
  it('become plain ones', () => {
    expect(toPlain({ a: 5n, b: [1.5, 'x', null, undefined, true], c: { d: -7n } })).toEqual({
      a: 5,
      b: [1.5, 'x', null, null, true],
      c: { d: -7 },
    });
  });

  it('are refused where they would be cut: integers beyond 2^53', () => {
    expect(toPlain(9007199254740991n)).toBe(9007199254740991);
    expect(() => toPlain(9007199254740992n)).toThrow('The integer 9007199254740992 is beyond 2^53.');
  });

  it('are refused when a statement returns a whole node', () => {
    class Node {
      readonly id = 1;
    }
    expect(() => toPlain([new Node()])).toThrow('A statement returned a Node; return flat values instead.');
  });
});
