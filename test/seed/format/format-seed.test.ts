import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatSeed } from '../../../src/seed/format/format-seed.js';
import { headerOrder } from '../../../src/seed/format/header-lines.js';
import { readHeader } from '../../../src/seed/files/header.js';
import { treesOnly } from '../../cypher/tck/trees-only.js';

const formatted = (text: string): string => {
  const result = formatSeed(text, '0001-test.cypher', treesOnly);
  if (!result.ok) throw new Error(result.problem.message);
  return result.text;
};
const refused = (text: string): string => {
  const result = formatSeed(text, '0001-test.cypher', treesOnly);
  if (result.ok) throw new Error(result.text);
  const { rule, place, message } = result.problem;
  return `${place.line}:${place.column} ${rule}: ${message}`;
};

describe('formatSeed', () => {
  it('brings a seed into the one layout', () => {
    const given = `\ufeff// licence
//!source:sources/a.txt
//! corrects: 1
//!  title :  A title: with colon



// about a\t
merge (a:Organisation{id:"x"})set a.name="X",a.kind = "COMPANY" // kind;
  , a.aliases=["p","q"];// done
/* next */ match (set:Match{end:1,x : 2}) where set.in in [1,2] and not exists{match (a)-->(b) return b}
// own line
merge (set)-[r:X{a:1}]->(b) on create set r.x=null,r.y=-1 on match set r.y=count(*)
/* two
   lines */
with set, r order by r.x desc limit 1 return set;;
MATCH (a) CALL(a){MATCH (a)-->(b) RETURN b union all match (b) return b} RETURN b


// the end`.replaceAll('\n', '\r\n');
    expect(formatted(given)).toBe(`//! title: A title: with colon
//! source: sources/a.txt
//! corrects: 1

// licence

// about a
MERGE (a:Organisation {id: "x"})
SET a.name = "X", a.kind = "COMPANY", // kind;
    a.aliases = ["p", "q"]; // done

/* next */
MATCH (set:Match {end: 1, x: 2})
WHERE set.in IN [1, 2]
    AND NOT exists {
      MATCH (a)-->(b)
      RETURN b
    }
// own line
MERGE (set)-[r:X {a: 1}]->(b)
  ON CREATE SET r.x = null, r.y = -1
  ON MATCH SET r.y = count(*)
/* two
   lines */
WITH set, r ORDER BY r.x DESC LIMIT 1
RETURN set;

MATCH (a)
CALL (a) {
  MATCH (a)-->(b)
  RETURN b
  UNION ALL
  MATCH (b)
  RETURN b
}
RETURN b;

// the end
`);
  });

  it('fills lines up to 118 columns, where a Chinese character counts two', () => {
    const text = formatted(
      `MERGE (o:Organisation {id: 'org/a'}) SET ${Array.from({ length: 12 }, (_, n) => `o.p${n} = '香港生產力促進局'`).join(', ')}, o.l = [${Array.from({ length: 9 }, () => "'京港研發加速中心'").join(',')}], o.note = '${'long '.repeat(40)}'`,
    );
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => stringWidth(line))).toEqual([36, 111, 111, 113, 110, 86, 216]);
    expect(lines.slice(4)).toEqual([
      "    o.l = ['京港研發加速中心', '京港研發加速中心', '京港研發加速中心', '京港研發加速中心', '京港研發加速中心',",
      "      '京港研發加速中心', '京港研發加速中心', '京港研發加速中心', '京港研發加速中心'],",
      `    o.note = '${'long '.repeat(40)}';`,
    ]);
  });

  it('gives each row of a long list a line', () => {
    const row = (n: number) => `{id: 'org/${n}', name: '香港生產力促進局 ${n}', kind: 'STATUTORY_BODY'}`;
    expect(formatted(`unwind [${row(1)},${row(2)}, // two\n${row(3)}] as row merge (o {id: row.id})`)).toBe(
      `UNWIND [
  ${row(1)},
  ${row(2)}, // two
  ${row(3)}
] AS row
MERGE (o {id: row.id});
`,
    );
  });

  it('knows names from keywords', () => {
    const text =
      'MATCH (set:match {end: 1, `in`: 2})-[as:where]->(n) RETURN set.order AS limit, n.set, count(*);\n';
    expect(formatted(text)).toBe(text.replace(' RETURN', '\nRETURN'));
  });

  it('leaves strings, quoted names and comments byte for byte', () => {
    const parts = ["'a  ;\n\t b \\' // c'", '"/* d */  "', '`e  ``f` ', '/* g  \n\t  h  */', '// i  ; j'].map(
      (part) => part,
    );
    const text = formatted(
      `MATCH (${parts[2] ?? ''}) ${parts[3] ?? ''} WHERE 1 = 1 ${parts[4] ?? ''}\nSET \`e  \`\`f\`.x = ${parts[0] ?? ''}, \`e  \`\`f\`.y = ${parts[1] ?? ''}`,
    );
    for (const part of parts) expect(text).toContain(part.trimEnd());
  });

  it('keeps a comment with a line of its own within its statement', () => {
    expect(formatted('SET a.x = 1 // one\n// , a.y = 2\n;\n// next\n\n\n\nMERGE (b)')).toBe(
      'SET a.x = 1 // one\n    // , a.y = 2\n    ;\n\n// next\n\nMERGE (b);\n',
    );
  });

  it.each([
    ['nothing', '', ''],
    ['only comments', '\n\n// a\n\n\n\n// b  ', '// a\n\n// b\n'],
    ['only a header', '//! title:  x', '//! title: x\n'],
    ['empty statements', ';; MERGE (a);;', 'MERGE (a);\n'],
  ])('takes %s', (_, given, expected) => {
    expect(formatted(given)).toBe(expected);
  });

  it.each([
    ['//! title: x\nMERGE (a', '2:7 cypher: This statement does not parse.'],
    ['MERGE (a);\nMERGE (b))', '2:10 cypher: This statement does not parse.'],
    ['MATCH (n)\nRETURN [[1]', '2:8 cypher: This statement does not parse.'],
    ["MERGE (a {id: 'x})", '1:15 cypher: This statement does not parse.'],
    ["MERGE (a {id: s'x{1}'})", '1:16 forbidden-clause: A text with {…} in it is known only when it runs.'],
    ['//! titel: x', '1:5 unknown-header: There is no header "titel".'],
    [
      ' //! title: x',
      '1:2 late-header: A header line begins at the start of its line, above the first statement.',
    ],
    ['MERGE (a);\n//! title: x', '2:1 late-header: This header line is behind the first statement.'],
  ])('leaves alone what it cannot read: %j', (text, expected) => {
    expect(refused(text)).toContain(expected);
  });

  it('orders every key that a header may have', () => {
    const { problems } = readHeader('//! colour: red', 'x', []);
    expect(problems[0]?.hint).toBe(`Headers are ${headerOrder.join(', ')}.`);
  });

  it.each([
    ['MATCH (o) SET o.x = 1 // C:\\users\n, o.y = 2', '2:28 unicode-escape'],
    ["MATCH (o) SET o.x = 'a\\u0027', o.y = 2", '2:23 unicode-escape'],
    ['MATCH (o) SET o.`\\u0060` = 1', '2:18 unicode-escape'],
    [`MATCH (o) SET o.x = ${'['.repeat(300)}1${']'.repeat(300)}`, '2:85 too-complex'],
    ["MATCH (o) SET o.x = s'{1}'", '2:22 forbidden-clause'],
    ['MATCH (o) SET o.x = 1f', '2:21 cypher'],
  ])('refuses what the check refuses before it is parsed: %s', (statement, place) => {
    expect(refused(`//! title: x\n${statement};\n`)).toContain(`${place}: `);
  });

  it('leaves escapes where they mean nothing, and in texts, as they are', () => {
    const text =
      "//! title: C:\\users\n\n// \\u0027 above\nMATCH (o)\nSET o.x = '\\u7532 \\\\u';  // \\u000a beside\n// \\u below\n";
    const once = formatted(text);
    for (const part of ['//! title: C:\\users', "'\\u7532 \\\\u';", '// \\u000a beside', '// \\u below'])
      expect(once).toContain(part);
    expect(formatted(once)).toBe(once);
  });
});
