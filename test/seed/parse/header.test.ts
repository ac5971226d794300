import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/seed/parse/header.js';
import { splitStatements } from '../../../src/seed/parse/split.js';
import { placesOf } from './support.js';

const read = (text: string) => readHeader(text, '0001-test.cypher', splitStatements(text));

describe('readHeader', () => {
  it('reads title and sources, with comments and empty lines between', () => {
    const { header, sources, problems } = read(`//! title: Forum: 28 March
// a remark

//! source: sources/a.txt
//!source:sources/b.txt
MERGE (a);`);
    expect(problems).toEqual([]);
    expect(header).toEqual({ title: 'Forum: 28 March', sources: ['sources/a.txt', 'sources/b.txt'] });
    expect(sources.map(({ place }) => [place.line, place.column])).toEqual([
      [4, 13],
      [5, 11],
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
    ['//! title: x\n//! constructor: y', ['unknown-header 2:5 11']],
  ])('%j', (text, expected) => {
    expect(placesOf(read(text).problems)).toEqual(expected);
  });

  it('suggests the key that was meant', () => {
    expect(read('//! title: x\n//! sorce: y').problems[0]?.message).toBe(
      'There is no header "sorce". Did you mean "source"?',
    );
  });
});
