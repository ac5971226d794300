import { describe, expect, it } from 'vitest';
import { readsOfLevel, readsOfPage } from '../../src/loaders/reads.js';
import type { Condition, Order } from '../../src/loaders/request.js';
import { realOntology as ontology } from '../support/ontology.js';

const of = (type: string, where?: Condition, orders: readonly Order[] = []) =>
  readsOfPage(ontology, { type, where, orders });
const by = (property: string): Order => ({ side: 'NODE', property, descending: false });
const always = ['Organisation -', 'Organisation identity'];
const equal = { operator: 'eq', value: 'x' } as const;

describe('what a list reads', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['nothing but its members', of('Organisation'), []],
    ['the name for its reading', of('Organisation', undefined, [by('sortName')]), ['Organisation.name']],
    [
      'a date for its days',
      of('Organisation', undefined, [by('foundedOnEarliest')]),
      ['Organisation.foundedOn'],
    ],
    ['no property for the id', of('Organisation', undefined, [by('id')]), []],
    [
      'properties of conditions, combined',
      of('Organisation', {
        all: [
          { side: 'NODE', property: 'kind', ...equal },
          { not: { any: [{ side: 'NODE', property: 'summary', ...equal }] } },
        ],
      }),
      ['Organisation.kind', 'Organisation.summary'],
    ],
    [
      'evidence and sources for their number',
      of('Organisation', { counted: 'NODE', operator: 'gt', value: 1 }),
      ['Organisation.evidence', 'Evidence.source', 'Evidence -'],
    ],
    [
      'facts for their number, and what identities make of them',
      of('Organisation', {
        counted: { owner: 'Organisation', name: 'agreements' },
        operator: 'gt',
        value: 1,
      }),
      ['PARTY_TO -', 'Agreement identity', 'PARTY_TO +'],
    ],
    [
      'what it follows, and what that looks at',
      of('Organisation', {
        through: { owner: 'Organisation', name: 'agreements' },
        entries: 'some',
        related: {
          all: [
            { side: 'NODE', property: 'kind', ...equal },
            { side: 'EDGE', property: 'disputed', ...equal },
          ],
        },
      }),
      ['PARTY_TO -', 'Agreement identity', 'PARTY_TO +', 'Agreement.kind', 'facts.disputed'],
    ],
  ])('%s', (_, reads, more) => {
    expect(new Set(reads)).toEqual(new Set([...always, ...more]));
  });

  it('the dates of a status, too', () => {
    const reads = of('Agreement', { side: 'NODE', property: 'status', ...equal });
    expect(reads).toEqual(
      expect.arrayContaining(['Agreement.status', 'Agreement.endedOn', 'Agreement.signedOn']),
    );
  });

  it('every name, for conditions on names', () => {
    const reads = of('Organisation', { side: 'NODE', property: 'names', ...equal });
    expect(reads).toEqual(
      expect.arrayContaining(['Organisation.name', 'Organisation.nameEn', 'Organisation.aliases']),
    );
  });

  it('of a relationship field: removed facts, identities at both ends, and conditions on both', () => {
    const field = ontology.entities.get('Agreement')?.fields.get('parties');
    if (!field) throw new Error('Agreements have no parties.');
    const orders = [{ side: 'EDGE', property: 'signedOnEarliest', descending: true } as const, by('kind')];
    const reads = readsOfLevel(ontology, { field, parent: 'Agreement', where: undefined, orders });
    expect(new Set(reads)).toEqual(
      new Set([
        'Agreement identity',
        'PARTY_TO -',
        ...field.ends.map((end) => `${end} identity`),
        'PARTY_TO.signedOn',
        ...field.ends.map((end) => `${end}.kind`),
      ]),
    );
  });
});
