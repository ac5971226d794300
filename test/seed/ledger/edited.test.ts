import { describe, expect, it } from 'vitest';
import { describeEdited } from '../../../src/seed/ledger/edited.js';

const since = 'it was applied';
const seed = (checksum: string, ...files: string[]) => ({ checksum, files });
const edited = (was: ReturnType<typeof seed>, is: ReturnType<typeof seed>) =>
  describeEdited({ file: '0002-b.cypher', was, is }, since);

describe('an edited seed', () => {
  it('is told as such where it is its own file', () => {
    expect(edited(seed('x', 'a 0002-a.cypher'), seed('y', 'b 0002-b.cypher', 'c sources/new.txt'))).toBe(
      '0002-b.cypher was edited after it was applied: its SHA-256 was a and is b.',
    );
  });

  it('is told by each file it names that was edited or is gone', () => {
    const was = seed('x', 'a 0002-b.cypher', 'b sources/a b.txt', 'c sources/c.txt', 'd rows/d.csv');
    expect(edited(was, seed('y', 'a 0002-b.cypher', 'bb sources/a b.txt', 'd rows/d.csv'))).toBe(
      'sources/a b.txt, which 0002-b.cypher names, was edited after it was applied: its SHA-256 was b and is bb.\n' +
        'sources/c.txt, which 0002-b.cypher names, cannot be read any more.',
    );
  });

  it('may be any of its files where the ledger has one hash over all', () => {
    expect(edited(seed('x'), seed('y', 'a 0002-b.cypher', 'b sources/b.txt', 'd rows/d.csv'))).toBe(
      '0002-b.cypher, or a file that it names (sources/b.txt, rows/d.csv), was edited after it was applied: its SHA-256 was x and is y.',
    );
  });
});
