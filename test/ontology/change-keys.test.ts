import { describe, expect, it } from 'vitest';
import { changedSince, describeKey, lastChanges } from '../../src/ontology/change-keys.js';

describe('the last changes of a ledger', () => {
  it('tell which of the keys were changed behind a revision', () => {
    const changes = lastChanges(7, ['PARTY_TO +', 'Organisation.kind'], [7, 3]);
    expect(changedSince(changes, ['Organisation.kind', 'PARTY_TO +', 'Centre -'], 3)).toEqual(['PARTY_TO +']);
    expect(changedSince(changes, ['Organisation.kind'], 2)).toEqual(['Organisation.kind']);
  });

  it('are everything up to its revision where an earlier version did not note them', () => {
    expect([...lastChanges(7, null, null)]).toEqual([['*', 7]]);
  });

  it.each([
    ['PARTY_TO +', 'facts of type PARTY_TO were added'],
    ['Organisation -', 'nodes of type Organisation were removed, or came back with an undo'],
    ['Organisation.kind', '`kind` of nodes of type Organisation was changed'],
    ['Organisation identity', 'which nodes of type Organisation are one changed'],
    ['facts.disputed', 'what is disputed of facts changed'],
    ['*', 'seeds were loaded by an earlier version'],
  ])('%s in words', (key, words) => {
    expect(describeKey(key, (type) => type === 'PARTY_TO')).toBe(words);
  });
});
