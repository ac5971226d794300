import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostOrders } from '../../../src/api/arguments.js';
import { cursorsOf, decodeCursor, longestCursor } from '../../../src/api/paging/cursor.js';
import { chosen, filterOf, type ListKey } from '../../../src/api/paging/list-key.js';
import type { Position } from '../../../src/loaders/request.js';

const list: ListKey = {
  field: 'Organisation.agreements',
  parent: 'org/a',
  order: 'signedOnEarliest+',
  filter: { side: 'NODE', property: 'kind', operator: 'eq', value: 'CONTRACT' },
};
const stamp = { revision: 7, day: 20251130 };
const position: Position = { keys: [20250328], id: 'agreement/x', factId: 'fact/0' };
const cursor = cursorsOf(list)(position, stamp);

describe('a cursor', () => {
  it('gives back its place, with the revision and the day it was given at', () => {
    expect(decodeCursor(list, 1, cursor)).toEqual({ ...position, ...stamp });
  });

  it('gives back any place', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(value, { maxLength: mostOrders }), fc.string(), (keys, id) => {
        const place = { keys, id, factId: null };
        expect(decodeCursor(list, keys.length, cursorsOf(list)(place, stamp))).toEqual({
          ...place,
          ...stamp,
        });
      }),
    );
  });

  it.each<[string, Partial<ListKey>, string]>([
    ['field', { field: 'Organisation.centres' }, 'another list'],
    ['field and all else', { field: 'Query.centres', parent: null, order: '' }, 'another list'],
    ['parent', { parent: 'org/b' }, 'a list of another entity'],
    ['order', { order: 'signedOnEarliest-' }, 'a list in another order'],
    ['filter', { filter: undefined }, 'a list under other conditions'],
    [
      'order and filter',
      { order: 'id+', filter: undefined },
      'a list in another order, under other conditions',
    ],
  ])('of a list of another %s is refused, and the message says so', (_what, other, belongs) => {
    expect(() => decodeCursor({ ...list, ...other }, 1, cursor)).toThrow(
      `after: this cursor belongs to ${belongs}.`,
    );
  });

  it.each([
    '',
    'x',
    'W10',
    cursor.slice(0, -4),
    'x'.repeat(longestCursor + 1),
    // Of the form that earlier versions gave.
    Buffer.from(JSON.stringify(['', [], 'org/a', null, 1])).toString('base64url'),
  ])('is not %j', (text) => {
    expect(() => decodeCursor(list, 1, text)).toThrow('after: this is not a cursor.');
  });

  it('holds nothing of the filter, and is short with the longest keys of as many orders as a list takes', () => {
    const long = cursorsOf({ ...list, filter: 'x'.repeat(100_000) });
    expect(long(position, stamp)).toHaveLength(cursor.length);
    // A sort name has 1,000 UTF-16 units at most, all other texts count with 200 characters; JSON escapes controls.
    const keys = ['字'.repeat(1_000), ...Array.from({ length: mostOrders - 1 }, () => '\u0001'.repeat(200))];
    const largest = { revision: Number.MAX_SAFE_INTEGER, day: 99_991_231 };
    const text = long({ keys, id: 'x'.repeat(200), factId: `fact/${'0'.repeat(24)}` }, largest);
    expect(text.length).toBeLessThanOrEqual(longestCursor);
    expect(decodeCursor({ ...list, filter: 'x'.repeat(100_000) }, mostOrders, text).keys).toEqual(keys);
  });
});

describe('what chooses the entries of a list', () => {
  const kind = { side: 'NODE', property: 'kind', operator: 'eq', value: 'CONTRACT' } as const;
  it('is nothing where a condition excludes nothing', () => {
    expect(filterOf(undefined)).toBeUndefined();
    expect(filterOf({ all: [] })).toBeUndefined();
    expect(filterOf({ all: [{ all: [] }] })).toBeUndefined();
    expect(filterOf({ any: [] })).toEqual({ any: [] });
    expect(filterOf({ all: [{ all: [] }, kind] })).toEqual({ all: [kind] });
  });

  it('is a set of values, in whatever order they are given', () => {
    expect(chosen(['b', 'a', 'b'])).toEqual(['a', 'b']);
    expect(chosen([])).toEqual([]);
    expect(chosen(null)).toBeUndefined();
  });
});
