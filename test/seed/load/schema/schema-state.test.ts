import { describe, expect, it } from 'vitest';
import type { SchemaRule } from '../../../../src/ontology/constraints.js';
import { compareSchema, type Index } from '../../../../src/seed/load/schema/schema-state.js';

const unique: SchemaRule = { name: 'a_id', kind: 'UNIQUE', on: 'NODE', of: 'A', properties: ['id'] };
const range: SchemaRule = { name: 'a_kind', kind: 'RANGE', on: 'NODE', of: 'A', properties: ['kind', 'id'] };
const texts: SchemaRule = { name: 'a_near', kind: 'FULLTEXT', on: 'NODE', of: 'A', properties: ['fold'] };

/** The index that keeps a rule, or nearly so. */
const indexOf = ({ name, kind, on, of, properties }: SchemaRule, more: Partial<Index> = {}): Index => ({
  name,
  kind: kind === 'FULLTEXT' ? 'FULLTEXT' : 'RANGE',
  entity: on,
  names: [of],
  properties: [...properties],
  state: 'ONLINE',
  percent: 100,
  constraint: kind === 'UNIQUE' ? name : null,
  failure: '',
  ...more,
});

const statesOf = (rules: readonly SchemaRule[], indexes: readonly Index[]) =>
  compareSchema(rules, indexes).rules.map(({ state }) => state);

describe('a constraint or index of the ontology', () => {
  it.each([unique, range, texts])('$kind is there', (rule) => {
    expect(statesOf([rule], [indexOf(rule)])).toEqual(['there']);
    expect(statesOf([rule], [])).toEqual(['missing']);
  });

  it('is there under another name too, unless it is asked by its name', () => {
    expect(statesOf([unique], [indexOf(unique, { name: 'mine', constraint: 'mine' })])).toEqual(['there']);
    expect(statesOf([range], [indexOf(range, { name: 'mine' })])).toEqual(['there']);
    expect(statesOf([texts], [indexOf(texts, { name: 'mine' })])).toEqual(['missing']);
  });

  it('is being filled, or failed', () => {
    expect(statesOf([range], [indexOf(range, { state: 'POPULATING', percent: 40 })])).toEqual(['populating']);
    expect(statesOf([range], [indexOf(range, { state: 'FAILED' })])).toEqual(['failed']);
  });

  it.each([
    ['other properties', { properties: ['kind'] }],
    ['another order of them', { properties: ['id', 'kind'] }],
    ['another label', { names: ['B'] }],
    ['another kind', { kind: 'POINT' }],
    ['relationships', { entity: 'RELATIONSHIP' }],
  ])('is wrong when its name is that of %s', (_, more) => {
    expect(statesOf([range], [indexOf(range, more)])).toEqual(['wrong']);
  });

  it('is wrong when an index without the constraint has its name', () => {
    expect(statesOf([unique], [indexOf(unique, { constraint: null })])).toEqual(['wrong']);
  });
});

describe('what nobody asked for', () => {
  it('is told, without the lookup indexes that every database has', () => {
    const mine = indexOf({ ...range, name: 'mine', properties: ['colour'] });
    const lookup = indexOf(range, { name: 'lookup', kind: 'LOOKUP', names: null, properties: null });
    expect(compareSchema([range], [indexOf(range), mine, lookup]).others).toEqual([mine]);
  });
});
