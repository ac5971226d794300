import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../../../src/cypher/refusals/refusals.js';
import { splitStatements } from '../../../src/cypher/text/split.js';
import { tokenize } from '../../../src/cypher/text/tokens.js';
import { unescape } from '../../../src/cypher/tree/value.js';

const R = String.raw;

/** Of the first statement, as `what it underlines: hint`. */
function refused(text: string): string[] {
  return splitStatements(text)
    .slice(0, 1)
    .flatMap((statement) => refusalsOf(text, statement))
    .map(({ rule, at, hint }) => `${rule} ${text.slice(at.start, at.end)}: ${hint}`);
}

describe('escapes of Unicode', () => {
  it.each([
    [
      R`SET o.name = 'Beta' // D:\u000aWITH o DETACH DELETE o` + '\n, o.x = 1',
      R`\u000a`,
      'Take the backslash out of the comment.',
    ],
    [
      R`SET o.x = /* \u002a\u002f DETACH DELETE o /* */ 1`,
      R`\u002a`,
      'Take the backslash out of the comment.',
    ],
    [R`SET o.name = 'a\u0027, o.summary = \u0027injected'`, R`\u0027`, R`Write \' instead.`],
    [R`SET o.name = "a\u0022 + o.x"`, R`\u0022`, R`Write \" instead.`],
    [R`SET o.name = 'a\u005c'`, R`\u005c`, R`Write \\ instead.`],
    [R`SET o.name = 'a\u0060'`, R`\u0060`, 'Write the ` itself.'],
    [R`SET o.name = 'a\u000ab'`, R`\u000a`, R`Write \n instead.`],
    [R`SET o.name = 'a\u0009b'`, R`\u0009`, R`Write \t instead.`],
    [R`SET o.name = 'a\u2028b'`, R`\u2028`, 'Leave it out.'],
    [R`SET o.name = 'a\u0000b'`, R`\u0000`, 'Leave it out.'],
    [
      R`LOAD CSV FROM \u0027http://x.example\u0027 AS row SET o.x = 1`,
      R`\u0027`,
      'Write the character itself.',
    ],
    ['SET o.`na\\u006de` = 1', R`\u006d`, 'Write the character itself.'],
    [R`SET o.\u006eame = 1`, R`\u006e`, 'Write the character itself.'],
    [R`SET o.name = 'D:\umbrella'`, R`\u`, 'Write a backslash in a text as two.'],
    ['SET o.x = 1 // C:\\users\n, o.y = 2', R`\u`, 'Take the backslash out of the comment, as in C:/users.'],
    [R`SET o.name = '\uuuu0041'`, R`\u`, 'Write a backslash in a text as two.'],
    [R`SET o.name = '\u+041'`, R`\u`, 'Write a backslash in a text as two.'],
    [R`SET o.name = '\u００４１'`, R`\u`, 'Write a backslash in a text as two.'],
    [R`SET o.name = '\u41'`, R`\u`, 'Write a backslash in a text as two.'],
    [R`SET o.name = '\ud83dx'`, R`\ud83d`, 'Write the character itself.'],
    [R`SET o.name = '\ude00'`, R`\ude00`, 'Write the character itself.'],
    [R`SET o.name = '\ude00\ud83d'`, R`\ude00`, 'Write the character itself.'],
    [R`SET o.name = '\U0001F600'`, R`\U0001F600`, 'Write 😀; where the backslash is meant, write two.'],
  ])('%s is refused', (text, at, hint) => {
    expect(refused(text)[0]).toBe(`unicode-escape ${at}: ${hint}`);
  });

  it.each([
    R`SET o.name = '\u7532\u79d1\u6280'`,
    R`SET o.name = 'a\\u16bc', o.x = 'b\\\u16bc', o.y = 'C:\\users'`,
    R`SET o.name = '\ud83d\ude00'`,
    R`SET o.name = '\u003b\u002f\u002f\u007b'`,
    R`SET o.name = 'D:\x \U 12'`,
    'SET o.`a\\\\u0060b` = 1 // \\\\users\n, o.x = 1',
  ])('%s passes', (text) => expect(refused(text)).toEqual([]));

  it('mean nothing outside statements, which is all that is sent', () => {
    const text = '//! title: C:\\users\n// \\u000aDETACH DELETE\nSET o.x = 1; // \\users\n';
    expect(refused(text)).toEqual([]);
  });

  it('are told each at its place', () => {
    expect(refused(R`SET o.a = 'x\u0027', o.b = 'y\u0022' /* \u */, o.c = 1`)).toHaveLength(3);
  });
});

/** The server's first step, as it was seen to take it. */
const decode = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|[^])/g, (whole, hex?: string) =>
    hex === undefined ? whole : String.fromCharCode(parseInt(hex, 16)),
  );

const pieces = fc.constantFrom(
  ...[
    "'",
    '"',
    '`',
    '\\',
    '\\\\',
    '//',
    '/*',
    '*/',
    '\n',
    ' ',
    ',',
    '{',
    '}',
    '[',
    ']',
    'a',
    'u',
    's',
    'u0041',
    '香',
    '1',
    '.',
  ],
  ...[0x27, 0x22, 0x60, 0x5c, 0x0a, 0x2a, 0x2f, 0x41, 0x7532, 0x20, 0x2028].map(
    (unit) => `\\u${unit.toString(16).padStart(4, '0')}`,
  ),
);
const inText = fc.array(pieces, { maxLength: 12 }).map((parts) => `'${parts.join('').replaceAll("'", '')}'`);
const texts = fc
  .array(fc.oneof({ arbitrary: pieces, weight: 3 }, inText), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('what passes', () => {
  it('has the same tokens once the server has put the characters in their place', () => {
    let passed = 0;
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of splitStatements(text)) {
          const statement = text.slice(start, end);
          const [alone] = splitStatements(statement);
          if (!alone || refusalsOf(statement, alone).length > 0) continue;
          const decoded = decode(statement);
          const there = tokenize(decoded);
          const here = tokenize(statement);
          expect(there.map(({ kind }) => kind)).toEqual(here.map(({ kind }) => kind));
          expect(there.map((token) => decoded.slice(token.start, token.end))).toEqual(
            here.map((token) => decode(statement.slice(token.start, token.end))),
          );
          if (statement !== decoded) passed++;
        }
      }),
      { numRuns: 5_000 },
    );
    expect(passed).toBeGreaterThan(50);
  });

  it('gives a text the characters of its escapes, and keeps a backslash that escapes nothing', () => {
    expect(unescape(R`\u7532\\u7532\\\u7532`)).toBe('甲\\u7532\\甲');
    expect(unescape(R`\t\n\'\"\\`)).toBe('\t\n\'"\\');
    expect(unescape(R`D:\x\ ` + '\\`\\\n')).toBe('D:\\x\\ \\`\\\n');
  });
});
