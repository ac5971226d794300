import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/seed/files/header.js';
import { splitStatements } from '../../../src/cypher/text/split.js';
import { placesOf } from '../statement/support.js';

const read = (text: string) => readHeader(text, '0001-test.cypher', splitStatements(text));

describe('readHeader', () => {
  it('reads title and sources, with comments and empty lines between', () => {
    const { header, sources, problems } = read(`//! title: Forum: 28 March
// a remark

//! source: sources/a.txt
//!source:sources/b.txt
MERGE (a);`);
    expect(problems).toEqual([]);
    expect(header).toEqual({
      title: 'Forum: 28 March',
      sources: ['sources/a.txt', 'sources/b.txt'],
      rows: [],
      batch: undefined,
      deletes: false,
      onConflict: 'stop',
      corrects: [],
    });
    expect(sources.map(({ place }) => [place.line, place.column])).toEqual([
      [4, 13],
      [5, 11],
    ]);
  });

  it('reads what a seed of rows, a correction and a second opinion say of themselves', () => {
    const { header, problems } = read(`//! title: Members
//! rows: rows/members.csv as members (founded date, number of staff int)
//! rows: rows/links.jsonl as links
//! batch: 5000
//! deletes: allowed
//! on-conflict: keep-both
//! corrects: 0003
//! corrects: 4
MERGE (a);`);
    expect(problems).toEqual([]);
    expect(header).toMatchObject({
      rows: [
        { file: 'rows/members.csv', parameter: 'members' },
        { file: 'rows/links.jsonl', parameter: 'links' },
      ],
      batch: 5000,
      deletes: true,
      onConflict: 'keep-both',
      corrects: [3, 4],
    });
    expect([...(header.rows[0]?.types ?? [])]).toEqual([
      ['founded', 'date'],
      ['number of staff', 'int'],
    ]);
  });

  it.each([
    ['MERGE (a)', ['missing-header 1:1 1']],
    ['//! titel: x', ['unknown-header 1:5 5', 'missing-header 1:1 1']],
    ['//! title: x\n//! title: y', ['bad-header 2:5 5']],
    ['//! title:', ['bad-header 1:5 5', 'missing-header 1:1 1']],
    ['//! title x', ['bad-header 1:1 11', 'missing-header 1:1 1']],
    ['//! title: x\n//! source: a.txt\n//! source: a.txt', ['bad-header 3:5 6']],
    ['//! title: x\nMERGE (a);\n//! source: a.txt', ['late-header 3:1 17']],
    ["//! title: x\nSET a.b = '\n//! source: a.txt'", []],
    ['//! title: x\n//! rows: rows/a.csv', ['bad-header 2:11 10']],
    ['//! title: x\n//! rows: rows/a.xlsx as a', ['bad-header 2:11 16']],
    ['//! title: x\n//! rows: rows/a.csv as a (b number)', ['bad-header 2:11 26']],
    ['//! title: x\n//! rows: a.csv as a\n//! rows: b.csv as a', ['bad-header 3:11 10']],
    ['//! title: x\n//! batch: 100', ['bad-header 2:12 3']],
    ['//! title: x\n//! rows: a.csv as a\n//! batch: many', ['bad-header 3:12 4']],
    ['//! title: x\n//! deletes: yes', ['bad-header 2:14 3']],
    ['//! title: x\n//! on-conflict: keep', ['bad-header 2:18 4']],
    ['//! title: x\n//! corrects: the third', ['bad-header 2:15 9']],
    ['//! title: x\n//! constructor: y', ['unknown-header 2:5 11']],
    ['//! title: x\n  //! deletes: allowed\nMERGE (a)', ['late-header 2:3 20']],
    ['//! title: x\n/*\n//! deletes: allowed\n*/\nMERGE (a)', []],
    ['//! title: x\nMERGE (a);\n/*\n//! deletes: allowed\n*/', []],
    ['//! title: x\nMERGE (a)\n//! deletes: allowed\nSET a.b = 1', ['late-header 3:1 20']],
  ])('%j', (text, expected) => {
    expect(placesOf(read(text).problems)).toEqual(expected);
  });

  it('takes nothing from a comment of several lines', () => {
    const { header } = read('//! title: x\n/*\n//! deletes: allowed\n*/\nMERGE (a)');
    expect(header.deletes).toBe(false);
  });

  it('knows the colon of a Chinese keyboard', () => {
    expect(read('//! title：x').problems[0]?.hint).toBe(
      '： is a full-width character; a header needs : here.',
    );
  });

  it('suggests the key that was meant', () => {
    expect(read('//! title: x\n//! sorce: y').problems[0]?.message).toBe(
      'There is no header "sorce". Did you mean "source"?',
    );
  });
});
