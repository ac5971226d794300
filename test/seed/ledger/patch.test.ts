import { expect, it } from 'vitest';
import { parsePatch, toTexts, type Patch, type PatchTexts } from '../../../src/seed/ledger/patch.js';

const rowOf = ({ created, changed, removed }: PatchTexts) => ({
  created: [...created],
  changed: [...changed],
  removed: [...removed],
});

it('a patch is read as it was written, rows behind evidence and terms of facts too', () => {
  const removed: Patch['removed']['nodes'] = [
    {
      type: 'Evidence',
      id: 't/a',
      stated: { source: 'source/t' },
      addedIn: 3,
      recordAt: 'ab/1 7 rows/m.csv',
    },
    { type: 'Evidence', id: 't/b', stated: {}, recordAt: 'ab/257 300 rows/m.csv' },
    { type: 'Evidence', id: 't/c', stated: {}, addedIn: 4 },
    { type: 'Evidence', id: 't/d', stated: {} },
  ];
  const values = { before: { locator: 'x\ty' }, after: { locator: null } };
  const patch: Patch = {
    created: {
      nodes: [['Evidence', 't/e']],
      facts: [
        ['fact/1', 'PART_OF', 'org/a', 'org/b'],
        ['fact/4', 'PART_OF', 'org/a', 'org/b', 'the second  time'],
      ],
    },
    changed: [
      { type: 'Evidence', id: 't/f', ...values, recordBefore: 'ab/1 7 rows/m.csv' },
      { type: 'Evidence', id: 't/g', ...values, recordBefore: null },
      { type: 'PART_OF', id: 'fact/2', ends: ['org/a', 'org/c'], ...values },
      { type: 'PART_OF', id: 'fact/5', ends: ['org/a', 'org/c', '2010 2'], ...values },
    ],
    removed: {
      nodes: removed,
      facts: [{ key: ['fact/3', 'PART_OF', 'org/a', 'org/d'], stated: {}, addedIn: 1 }],
    },
  };
  expect(parsePatch(rowOf(toTexts(patch)))).toEqual(patch);
});
