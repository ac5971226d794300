import { describe, expect, it } from 'vitest';
import { accessesOf } from '../../../src/loaders/access/access.js';
import type { Comparison, Condition, Order } from '../../../src/loaders/request.js';
import type { ValueCounts } from '../../../src/loaders/access/value-counts.js';
import { realOntology } from '../../support/ontology.js';

const type = realOntology.entities.get('Organisation');
if (!type) throw new Error('There are no organisations.');

const is = (property: string, value: Comparison['value'], more: Partial<Comparison> = {}): Comparison => ({
  ...{ side: 'NODE', property, operator: Array.isArray(value) ? 'in' : 'eq', value },
  ...more,
});
const by = (property: string): Order => ({ side: 'NODE', property, descending: false });
const list = (where: Condition, orders: readonly Order[] = [by('sortName')]) => ({
  ...{ where, orders, first: 25, count: true },
});

const founded = [by('foundedOnEarliest')];

/** 100,000 organisations. */
const sizes: Readonly<Record<string, number>> = {
  LEGISLATURE: 100,
  COMPANY: 50_000,
  WITHDRAWN: 1_000,
  ENDED: 500,
};
const counts: ValueCounts = {
  total: 100_000,
  of: (_, value) => (typeof value === 'string' ? sizes[value] : undefined) ?? 0,
  ended: 60_000,
  ahead: 3,
};

describe('a list is found', () => {
  it('by a value that few have, and counted by any', () => {
    expect(accessesOf(list(is('kind', 'LEGISLATURE'), founded), type, counts)).toEqual({
      count: { by: 0 },
      list: { by: 0 },
    });
    expect(accessesOf(list(is('kind', 'COMPANY'), founded), type, counts)).toEqual({ count: { by: 0 } });
    // Nobody knows yet.
    expect(accessesOf(list(is('kind', 'LEGISLATURE'), founded), type)).toEqual({ count: { by: 0 } });
  });

  it('by a value and the name from one index, in order, unless something else is rare', () => {
    const inOrder = { by: 0, inOrder: true };
    expect(accessesOf(list(is('kind', 'COMPANY')), type).list).toEqual(inOrder);
    const withdrawn = { all: [is('kind', 'COMPANY'), is('status', 'WITHDRAWN')] };
    expect(accessesOf(list(withdrawn), type, counts).list).toMatchObject({ by: 1 });
    expect(accessesOf(list(withdrawn), type).list).toEqual(inOrder);
    expect(accessesOf(list(is('kind', ['COMPANY', 'MEDIA'])), type).list).toBeUndefined();
  });

  it('by the rarest of several values that must all hold', () => {
    const where = { all: [is('kind', 'COMPANY'), { all: [is('summary', 'x'), is('kind', 'LEGISLATURE')] }] };
    expect(accessesOf(list(where, founded), type, counts).list).toEqual({ by: 2 });
    expect(accessesOf(list({ any: [is('kind', 'LEGISLATURE')] }), type, counts)).toEqual({});
    expect(accessesOf(list({ not: is('kind', 'LEGISLATURE') }), type, counts)).toEqual({});
  });

  it('by id and names whatever is known', () => {
    for (const such of [
      is('id', ['org/a', 'org/b']),
      is('name', 'A'),
      is('names', 'a'),
      is('names', 'abc', { operator: 'startsWith' }),
    ])
      expect(accessesOf(list({ all: [is('kind', 'COMPANY'), such] }), type)).toEqual({
        count: { by: 1 },
        list: { by: 1 },
      });
    // Of too many to sort them all.
    const short = is('names', 'a', { operator: 'startsWith' });
    expect(accessesOf(list(short), type, counts)).toEqual({ count: { by: 0 } });
    expect(accessesOf(list(is('name', null)), type)).toEqual({});
    expect(accessesOf(list(is('names', 'abc', { operator: 'contains' })), type)).toEqual({});
  });

  it('by a status with the days that make one', () => {
    const none = { ends: false, starts: false };
    expect(accessesOf(list(is('status', 'WITHDRAWN')), type, counts)).toEqual({
      count: { by: 0, days: none },
      list: { by: 0, days: none },
    });
    // Most have ended: it is as cheap to look at all.
    expect(accessesOf(list(is('status', 'ENDED')), type, counts)).toEqual({});
    const planned = is('status', ['PLANNED', 'UNKNOWN']);
    expect(accessesOf(list(planned), type, counts).list).toEqual({
      by: 0,
      days: { ends: false, starts: true },
    });
    // What is active may be stated nowhere.
    expect(accessesOf(list(is('status', ['WITHDRAWN', 'ACTIVE'])), type, counts)).toEqual({});
  });

  it('by its order where that has fewer to look at, unless all is sorted anyway', () => {
    const where = is('status', 'WITHDRAWN');
    const many = { ...counts, of: () => 40_000 };
    expect(accessesOf(list(where), type, many).list).toBeUndefined();
    expect(accessesOf(list(where, []), type, many).list).toBeUndefined();
    expect(accessesOf(list(where, [by('summary')]), type, many).list).toBeDefined();
    expect(accessesOf(list(where, [by('sortName'), by('kind')]), type, many).list).toBeDefined();
  });

  it('by the first day of what is surely so, where it is counted', () => {
    const sure = { certainty: 'SURELY' } as const;
    const during = is('foundedOn', [19_900_101, 19_901_231], { operator: 'during', ...sure });
    expect(accessesOf(list(during), type, counts)).toEqual({ count: { by: 0 } });
    expect(accessesOf(list({ ...during, certainty: 'POSSIBLY' }), type, counts)).toEqual({});
    expect(accessesOf(list({ ...during, value: [null, 19_901_231] }), type, counts)).toEqual({});
    expect(accessesOf(list(is('foundedOn', 19_900_101, { operator: 'before', ...sure })), type)).toEqual({});
  });
});
