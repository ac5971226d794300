import neo4j from 'neo4j-driver';
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

  it('that no property of ours holds are spelt out: integers beyond 2^53, dates, points', () => {
    expect(toPlain(9007199254740991n)).toBe(9007199254740991);
    expect(toPlain(9007199254740992n)).toEqual({ Integer: '9007199254740992' });
    expect(toPlain(new neo4j.types.Date(2025, 3, 28))).toEqual({ Date: '2025-03-28' });
    expect(toPlain([new neo4j.types.Point(4326n, 114.2, 22.3)])).toEqual([
      { Point: 'Point{srid=4326, x=114.2, y=22.3}' },
    ]);
  });

  it('are refused when a statement returns a whole node', () => {
    class Node {
      readonly id = 1;
    }
    expect(() => toPlain([new Node()])).toThrow('A statement returned a Node; return flat values instead.');
  });
});
