import { parseStatementsStrs } from '@neo4j-cypher/language-support';
import { describe, expect, it } from 'vitest';
import { normaliseSeed } from '../../../src/seed/files/checksum.js';
import { splitStatements } from '../../../src/cypher/text/split.js';
import { within } from '../../support/timing.js';

const split = (text: string) => splitStatements(text).map(({ start, end }) => text.slice(start, end));

describe('splitStatements', () => {
  it.each([
    [
      'strings',
      `MERGE (a:A {id: 'x;y'}); MERGE (b:B {id: "p;'q"})`,
      [`MERGE (a:A {id: 'x;y'})`, `MERGE (b:B {id: "p;'q"})`],
    ],
    [
      'escapes',
      String.raw`SET a.x = 'it\'s;\\'; SET b.y = "\";"`,
      [String.raw`SET a.x = 'it\'s;\\'`, String.raw`SET b.y = "\";"`],
    ],
    ['backticks', 'MATCH (`a;``b;`); MATCH (c)', ['MATCH (`a;``b;`)', 'MATCH (c)']],
    ['line comments', "// it's; one\nMERGE (a) // two;\n;\nMERGE (b) // three", ['MERGE (a)', 'MERGE (b)']],
    ['block comments', "/* ; */ MERGE /* ; ' */ (a); /* end", ["MERGE /* ; ' */ (a)", '/* end']],
    ['no final semicolon', 'MERGE (a);\nMERGE (b)\n', ['MERGE (a)', 'MERGE (b)']],
    ['empty statements', ';;\n // nothing\n; MERGE (a);;', ['MERGE (a)']],
    [
      'slashes in strings',
      "SET a.url = 'https://x.y/*;'; MERGE (b)",
      ["SET a.url = 'https://x.y/*;'", 'MERGE (b)'],
    ],
    ['nothing', ' // only this\n', []],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('reads CRLF and a byte order mark as LF and none', () => {
    const text = normaliseSeed('\ufeffMERGE (a);\r\nMERGE\r\n(b);\r\n');
    expect(split(text)).toEqual(['MERGE (a)', 'MERGE\n(b)']);
  });

  it('takes a text of 1 MB in its stride', () => {
    const long = `SET a.x = '${'香;'.repeat(500_000)}'`;
    const start = performance.now();
    expect(split(`${long}; MERGE (b)`).map((s) => s.length)).toEqual([long.length, 9]);
    within(500, performance.now() - start);
  });

  it.each(["'", '`', '[', '/*x', '\\', '``', "s'", '1.', '.1', '//\n'])('is linear in %j', (part) => {
    const start = performance.now();
    splitStatements(part.repeat(200_000 / part.length));
    within(1000, performance.now() - start);
  });

  it('splits where the parser of Neo4j does', () => {
    const text = [
      String.raw`MERGE (a:A {id: 'x;\'y'}) SET a.b = "\\", a.c = 1.5e-3, a.d = [1,2]`,
      'MATCH (`;`)-[*1..3]->(b) // c;\n MERGE (`;`)-[r:X {a: 0x1F}]->(b)',
      'MATCH (香:A) WHERE 香.x <> .5 /* ; */ SET 香.名 = "//"',
    ].join(';\n');
    expect(split(text)).toEqual(parseStatementsStrs(text).map((s) => s.trim().replace(/;$/, '')));
  });
});
