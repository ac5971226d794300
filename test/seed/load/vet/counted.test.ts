import { describe, expect, it } from 'vitest';
import type { Counters } from '../../../../src/graph/graph.js';
import type { Row } from '../../../../src/graph/values.js';
import type { WrittenElement } from '../../../../src/seed/model.js';
import { Books } from '../../../../src/seed/load/vet/balance.js';
import { countedBeyond } from '../../../../src/seed/load/vet/counted.js';
import { parseSeed } from '../../statement/support.js';

const none: Counters = {
  nodesCreated: 0,
  nodesDeleted: 0,
  relationshipsCreated: 0,
  relationshipsDeleted: 0,
  propertiesSet: 0,
  labelsAdded: 0,
  labelsRemoved: 0,
  indexesAdded: 0,
  indexesRemoved: 0,
  constraintsAdded: 0,
  constraintsRemoved: 0,
  systemUpdates: 0,
};
const place = { file: 'a', line: 1, column: 1 };
const element = (variable: string, more: Partial<WrittenElement> = {}): WrittenElement => ({
  variable,
  kind: 'NODE',
  clause: 'MERGE',
  deleted: false,
  names: [],
  assigned: [{ name: 'id', place }],
  lists: [],
  place,
  ...more,
});
const merged = [element('o'), element('r', { kind: 'RELATIONSHIP' })];
const deleted = [element('o', { clause: 'MATCH', deleted: true, assigned: [] })];
const matched = [element('o', { clause: 'MATCH' })];
const [one, two]: Row[][] = [
  [{ o: '1', r: '5' }],
  [
    { o: '1', r: '5' },
    { o: '2', r: '5' },
  ],
];

describe('what the server counts of one statement', () => {
  it.each<[string, WrittenElement[], Row[] | undefined, Record<string, number>]>([
    ['as many as came back', merged, two, { nodesCreated: 2, relationshipsCreated: 1, propertiesSet: 3 }],
    ['fewer', merged, two, { nodesCreated: 1 }],
    ['any number of deletes, by a DELETE', deleted, one, { nodesDeleted: 1, relationshipsDeleted: 7 }],
    ['any number of properties, where some are set', matched, one, { propertiesSet: 100 }],
    ['nothing, where nothing came back', merged, [], {}],
  ])('is explained: %s', (_, written, rows = [], counters) => {
    expect(countedBeyond({ written }, rows, { ...none, ...counters })).toBeUndefined();
  });

  it.each<[string, WrittenElement[], Row[] | undefined, Record<string, number>]>([
    ['3 nodes made, where it shows 2', merged, two, { nodesCreated: 3 }],
    ['2 relationships made, where it shows 1', merged, two, { relationshipsCreated: 2 }],
    ['1 nodes made', matched, one, { nodesCreated: 1 }],
    ['1 nodes deleted', merged, one, { nodesDeleted: 1 }],
    ['1 relationships deleted', merged, one, { relationshipsDeleted: 1 }],
    ['1 properties set', deleted, one, { propertiesSet: 1 }],
    ['1 properties set', merged, [], { propertiesSet: 1 }],
    ['1 nodes deleted', deleted, [], { nodesDeleted: 1 }],
    ['1 labels removed', merged, one, { labelsRemoved: 1 }],
    ['1 indexes made', merged, one, { indexesAdded: 1 }],
    ['1 constraints dropped', merged, one, { constraintsRemoved: 1 }],
    ['1 changes of users, roles or databases', merged, one, { systemUpdates: 1 }],
  ])('is not: %s', (what, written, rows = [], counters) => {
    expect(countedBeyond({ written }, rows, { ...none, ...counters })).toBe(what);
  });
});

describe('what the server counts of a part', () => {
  it('is told at the statements that have a part in it', async () => {
    const { statements } = await parseSeed("MERGE (o:Organisation {id: 'a'});\nMATCH (o {id: 'a'}) DELETE o");
    const [first, second] = statements;
    if (!first || !second) throw new Error('two statements were expected');
    const books = new Books();
    books.add(first, { ...none, nodesCreated: 1 });
    books.add(second, { ...none, nodesDeleted: 2, relationshipsDeleted: 3 });
    const explained = { nodesCreated: 1, relationshipsCreated: 0, nodesDeleted: 2, relationshipsDeleted: 3 };
    expect(books.problems(explained)).toEqual([]);
    expect(books.problems({ ...explained, relationshipsDeleted: 2 })).toMatchObject([
      {
        rule: 'unexplained',
        place: { line: 2, column: 1 },
        message: expect.stringContaining(
          '3 relationships deleted, where what this statement shows explains 2',
        ),
      },
    ]);
    expect(books.problems({ ...explained, nodesDeleted: 3 })).toMatchObject([{ place: { line: 2 } }]);
  }, 60_000);
});
