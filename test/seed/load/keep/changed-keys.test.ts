import { describe, expect, it } from 'vitest';
import { realOntology as ontology } from '../../../support/ontology.js';
import type { Change } from '../../../../src/seed/load/elements/change.js';
import { claimType } from '../../../../src/seed/load/elements/claims.js';
import { changedKeys } from '../../../../src/seed/load/keep/changed-keys.js';
import { noIdentity } from '../../../../src/seed/load/identity/identity-of.js';

const organisation = ontology.entities.get('Organisation');
const partyTo = ontology.relationships.get('PARTY_TO');
if (!organisation || !partyTo) throw new Error('The ontology has other types.');

const change = (given: Partial<Change>): Change => ({
  kind: 'ADDED',
  id: 'org/a',
  type: organisation,
  touches: [],
  element: { kind: 'NODE', elementId: '1', labels: ['Organisation'], properties: {} },
  earlier: {},
  stated: {},
  ...given,
});
const keys = (given: Partial<Change>, revision = 5) => [
  ...changedKeys([change(given)], noIdentity, ontology, revision),
];

describe('what a part changed', () => {
  it.each<[string, Partial<Change>, string[]]>([
    ['an added node', {}, ['Organisation +']],
    ['an added fact', { type: partyTo }, ['PARTY_TO +']],
    ['a removed node', { kind: 'REMOVED', earlier: { name: 'A' } }, ['Organisation -']],
    [
      'changed properties, the passages of any of them as evidence',
      {
        kind: 'CHANGED',
        earlier: { summary: 's', kind: 'MEDIA' },
        stated: { summary: 't', kind: 'MEDIA', nameEn: 'A', nameEnEvidence: ['t/a'], evidence: ['t/a'] },
      },
      ['Organisation.summary', 'Organisation.nameEn', 'Organisation.evidence'],
    ],
    ['a claim about an entity', { type: claimType, stated: { about: 'org/a' } }, ['Organisation.disputed']],
    [
      'a claim about a fact, taken back',
      { kind: 'REMOVED', type: claimType, earlier: { about: 'fact/0' } },
      ['facts.disputed'],
    ],
  ])('%s', (_, given, expected) => {
    expect(keys(given)).toEqual(expected);
  });

  it('counts what comes back with its age as removed rows do: its age does not tell that it is new', () => {
    const element = { ...change({}).element, properties: { addedIn: 2 } };
    expect(keys({ element })).toEqual(['Organisation +', 'Organisation -']);
    expect(keys({ element }, 2)).toEqual(['Organisation +']);
  });

  it('names the types of which bodies changed', () => {
    const identity = { bodies: [{ type: organisation, ids: ['org/a', 'org/b'] }], types: [] };
    expect([...changedKeys([], identity, ontology, 5)]).toEqual(['Organisation identity']);
  });
});
