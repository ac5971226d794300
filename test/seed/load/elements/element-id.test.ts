import { describe, expect, it } from 'vitest';
import { factIdOf } from '../../../../src/seed/load/elements/element-id.js';
import { realOntology } from '../../../support/ontology.js';

function idOf(type: string, from: string, to: string, properties: Record<string, string>): string {
  const known = realOntology.relationships.get(type);
  if (!known) throw new Error(`No type ${type}.`);
  const end = (id: string) => ({ id, elementId: id, labels: [] });
  return factIdOf({ type, from: end(from), to: end(to), properties }, known);
}

describe('the id of a fact', () => {
  it.each([
    ['PARTY_TO', 'org/a', 'agreement/b', {}, 'fact/d8b6cae8dfdf1019bef7f745'],
    ['SAME_AS', 'org/a', 'org/b', {}, 'fact/a2b7a6335b442edabc45c3ad'],
    ['COOPERATES_WITH', 'org/a', 'org/b', { through: '' }, 'fact/8459a66b390594f67440ed99'],
    ['HOLDS_POST', 'official/a', 'org/b', { title: '主席' }, 'fact/94d811bee33d8ce0603fa60c'],
  ])('is the one that it had before there were terms: %s', (type, from, to, properties, id) => {
    expect(idOf(type, from, to, properties)).toBe(id);
    expect(idOf(type, from, to, { ...properties, term: '' })).toBe(id);
  });

  it('is another one for each term', () => {
    const post = (term: string) => idOf('HOLDS_POST', 'official/a', 'org/b', { title: '主席', term });
    expect(post('2010')).toBe('fact/8bbb1330103c6f0d6ce8c117');
    expect(new Set(['', '2001', '2010'].map(post)).size).toBe(3);
  });

  it('does not take a term for a key', () => {
    const ids = [
      idOf('HOLDS_POST', 'official/a', 'org/b', { title: '', term: '2010' }),
      idOf('HOLDS_POST', 'official/a', 'org/b', { title: '2010', term: '' }),
    ];
    expect(new Set(ids).size).toBe(2);
  });
});
