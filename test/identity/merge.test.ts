import { describe, expect, it } from 'vitest';
import { merged } from '../../src/identity/merge.js';
import { edgeOf, entityOf } from '../../src/identity/shown.js';
import type { Row } from '../../src/graph/values.js';
import { realOntology as ontology } from '../support/ontology.js';

const type = <T>(found: T | undefined): T => {
  if (!found) throw new Error('There is no such type.');
  return found;
};
const organisation = type(ontology.entities.get('Organisation'));
const partyTo = type(ontology.relationships.get('PARTY_TO'));
const today = { day: 20251130, asOf: false };
const body = ['org/b', 'org/a'];
const member = (id: string, properties: Row = {}): Row => ({ id, body, name: id.slice(4), ...properties });
const together = (b: Row, a: Row) => entityOf([member('org/a', a), member('org/b', b)], organisation, today);

describe('the records of a body', () => {
  it('show the value of the kept one, else of the next, with its days', () => {
    const shown = together(
      { kind: 'COMPANY', foundedOn: 'XXXX-02' },
      {
        kind: 'COMPANY',
        foundedOn: '2001',
        foundedOnEarliest: 20010101,
        dissolvedOn: '2020',
        dissolvedOnLatest: 20201231,
      },
    );
    expect(shown).toMatchObject({
      ...{ id: 'org/b', name: 'b', kind: 'COMPANY', foundedOn: 'XXXX-02', foundedOnEarliest: null },
      ...{ dissolvedOn: '2020', status: 'ENDED', disputed: ['foundedOn'] },
    });
  });

  it('unite lists and evidence, and keep the notes of all', () => {
    const shown = together(
      { externalIds: ['https://b/'], evidence: ['t/1', 't/2'], note: 'One.\nTwo.' },
      { externalIds: ['https://a/', 'https://b/'], evidence: ['t/2', 't/3'], note: 'Two.\nThree.' },
    );
    expect(shown).toMatchObject({
      ...{ externalIds: ['https://b/', 'https://a/'], evidence: ['t/1', 't/2', 't/3'] },
      ...{ note: 'One.\nTwo.\nThree.', disputed: null },
    });
  });

  it('name what states the value that shows, and what does not: a passage that says otherwise', () => {
    const shown = together(
      { evidence: ['t/b'], kind: 'COMPANY', website: 'https://b/', websiteEvidence: ['t/site'] },
      { evidence: ['t/a'], kind: 'COMPANY', website: 'https://a/', summary: 'Makes robots.' },
    );
    expect(shown).toMatchObject({
      ...{ kindEvidence: ['t/b', 't/a'], websiteEvidence: ['t/site'], summaryEvidence: ['t/a'] },
      disputed: ['website'],
    });
  });

  it('say of the values that show alone that they were inferred', () => {
    const shown = together(
      { kind: 'COMPANY', inferred: ['kind'] },
      { kind: 'MEDIA', website: 'https://a/', inferred: ['kind', 'website', 'somewhere'] },
    );
    expect(shown.inferred).toEqual(['kind', 'website', 'somewhere']);
    expect(together({ kind: 'COMPANY' }, { kind: 'MEDIA', inferred: ['kind'] }).inferred).toBeNull();
  });

  it('have the names of all: those that do not show are further ones, and none is disputed', () => {
    const shown = together(
      {
        name: '香港生產力促進局',
        nameLang: 'ZH_HANT',
        aliases: ['生產力局'],
        nameLangs: ['ZH_HANT', 'ZH_HANT'],
        nameIn: null,
      },
      {
        name: 'HKPC',
        nameLang: 'EN',
        nameEn: 'Hong Kong Productivity Council',
        aliases: ['香港生產力促進局'],
        nameLangs: ['EN', 'EN', 'ZH_HANT'],
        nameIn: ['EN Hong Kong Productivity Council', '', ''],
      },
    );
    expect(shown).toMatchObject({
      ...{
        name: '香港生產力促進局',
        nameEn: 'Hong Kong Productivity Council',
        aliases: ['生產力局', 'HKPC'],
      },
      ...{ nameLang: 'ZH_HANT', nameLangs: ['ZH_HANT', 'EN', 'ZH_HANT', 'EN'], disputed: null },
      nameIn: ['EN Hong Kong Productivity Council', '', ''],
    });
  });

  it('keep what claims dispute of any of them', () => {
    const shown = together(
      { kind: 'COMPANY', disputed: ['website'] },
      { kind: 'MEDIA', disputed: ['website'] },
    );
    expect(shown.disputed).toEqual(['kind', 'website']);
  });
});

describe('equal facts', () => {
  it('are one: the first one shows, the others add what it does not say', () => {
    const facts: Row[] = [
      { factId: 'fact/1', evidence: ['t/1'], role: '', validTo: '2020', validToLatest: 20201231 },
      {
        factId: 'fact/2',
        evidence: ['t/2'],
        role: 'lead',
        validFrom: '2001',
        validTo: '2021',
        status: 'ACTIVE',
      },
    ];
    expect(edgeOf(facts, partyTo, today)).toMatchObject({
      ...{ factId: 'fact/1', factIds: ['fact/1', 'fact/2'], evidence: ['t/1', 't/2'] },
      ...{ role: 'lead', validFrom: '2001', validTo: '2020', status: 'ENDED', disputed: ['validTo'] },
    });
  });

  it('show what one alone says as it is', () => {
    const fact: Row = { factId: 'fact/1', evidence: ['t/1'], role: 'lead', validFrom: '2001' };
    expect(merged([fact], partyTo.properties)).toMatchObject({ ...fact, disputed: null, inferred: null });
  });
});
