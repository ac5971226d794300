import { describe, expect, it } from 'vitest';
import { marksOf, rows } from './support.js';

const types = { n: 'int', 'a"b': 'int' } as const;

describe('the place of a bad value', () => {
  it.each([
    ['a field', 'id,n,x\na,1,b\nb,two,c\n', ['3:3 two']],
    [
      'a field in quotes, behind another with a separator in it',
      'id,n\n"a,""b",1\n"c,""d","two"\n',
      ['3:9 "two"'],
    ],
    ['a field behind Chinese text', 'id,n\n香港,x\n', ['2:4 x']],
    [
      'a field behind one of two lines, and empty lines',
      'id,x,n\n\n1,"a\r\nb",two\r\n\n2,c,three\n',
      ['4:4 two', '6:5 three'],
    ],
    ['the first line of a field of two', 'n\n"a\nb"\n', ['2:1 "a']],
    ['a stray quote', 'id,n\na,2 "or" 3\n', ['2:3 2 "or" 3']],
    ['a field in a file with a byte order mark', '\ufeffid,n\na,x\n', ['2:3 x']],
    ['a row with a field too many', 'id,n\n1,1\n2,2,2\n', ['3:1 2']],
  ])('is %s', async (_, text, marks) => {
    expect(await marksOf(rows(text, { n: 'int' }))).toEqual(marks);
  });

  it('is a field between tabs', async () => {
    expect(await marksOf(rows('id\tn\na\tx y\n', { n: 'int' }, 'x.tsv'))).toEqual(['2:3 x y']);
  });

  it('is the value of a key in a line of JSON', async () => {
    const text = '{"n": 1}\n{"id": "\\"n\\": 2", "n" : "two"}\n{"a\\"b": [1, 2]}\n';
    expect(await marksOf(rows(text, types, 'x.jsonl'))).toEqual(['2:26 "two"', '3:10 [1, 2]']);
  });
});
