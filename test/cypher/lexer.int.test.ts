/** What the server reads, and what the reader of seeds takes it for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/graph.js';
import { refusalsOf } from '../../src/cypher/refusals/refusals.js';
import { splitStatements } from '../../src/cypher/text/split.js';
import { tokenize } from '../../src/cypher/text/tokens.js';
import { unescape } from '../../src/cypher/tree/value.js';
import { openTestGraph } from '../support/api.js';

const R = String.raw;

let graph: Graph;
beforeAll(() => {
  graph = openTestGraph();
});
afterAll(() => graph.close());

/** The rows of a statement; undefined where the server refuses it. */
const run = (text: string) => graph.readLatest(text).catch(() => undefined);

const tokensOf = (text: string) => tokenize(text).map(({ start, end }) => text.slice(start, end));
const isRefused = (text: string) => splitStatements(text).some((one) => refusalsOf(text, one).length > 0);

describe('a text', () => {
  const plain = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  const spellings = [
    ...plain.filter((character) => !`'u`.includes(character)).map((character) => `a\\${character}b`),
    ...[
      R`\u7532`,
      R`\\u7532`,
      R`\\\u7532`,
      R`\\\\u7532`,
      R`\u7532\u7533`,
      R`\ud83d\ude00`,
      R`\u00e9`,
      R`\u00E9`,
    ],
    ...[R`\'`, R`\\`, R`\\\'`, R`\"`, '\\\n', '香\\', '\\😀', '\u0085', '\u2028', 'a\tb', R`\U0001f600\x`],
    ...[R`\u003b`, R`\u002f\u002f`, R`\u002a\u002f`, R`\u007b`, R`\u0024`],
  ].filter((text) => !text.endsWith('香\\'));

  it('is what the server makes of it', async () => {
    const row = spellings.map((text, index) => `'${text}' AS x${index}`).join(', ');
    const [given] = (await run(`RETURN ${row}`)) ?? [];
    expect(spellings.map((_, index) => given?.[`x${index}`])).toEqual(spellings.map(unescape));
  });

  it.each([
    R`RETURN 'a\u0027, \u0027b' AS x`,
    R`RETURN 'a\u005c' AS x`,
    R`RETURN 'a\u0060' AS x`,
    R`RETURN '\u+041' AS x`,
    R`RETURN '\u００４１' AS x`,
    R`RETURN '\ud83d' AS x`,
    R`RETURN '\uuuu0041' AS x`,
    R`RETURN '\u00' AS x`,
    R`RETURN 1 AS x // C:\users` + '\n, 2 AS y',
    R`RETURN 1 AS x // \u000a, 2 AS y` + '\n, 3 AS z',
    R`RETURN /* \u002a\u002f 2 AS y, /* */ 1 AS x`,
    'RETURN 1 AS `a\\u0062`',
    R`\u0045XPLAIN RETURN 1 AS x`,
    R`RETURN s'{1}' AS x`,
  ])('%s is refused, whatever the server makes of it', (text) => expect(isRefused(text)).toBe(true));
});

describe('between tokens', () => {
  const characters = [...Array(0x3001).keys(), 0xfeff, 0xff0c, 0xe0020]
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((character) => /[\s\p{Z}\p{C}]/u.test(character));

  it('white space is what the server takes for it', async () => {
    const here = characters.filter((character) => tokensOf(`RETURN${character}1`).length === 2);
    const all = `RETURN ${here.map((character) => `1${character}`).join('+ ')}AS x`;
    expect(await run(all)).toEqual([{ x: here.length }]);
    const others = characters.filter(
      (character) => !here.includes(character) && /[\s\p{Z}]/u.test(character),
    );
    expect(here.length).toBe(29);
    for (const character of ['\u200b', '\u00ad', '\u0000', '\u001b', '\u180e', ...others])
      expect([character, await run(`RETURN 1${character}AS x`)]).toEqual([character, undefined]);
  });

  it('a comment ends where the server ends it', async () => {
    const breaks = characters.filter((c) => tokensOf(`1 //${c}, 2`).length > 1);
    expect(breaks).toEqual(['\n', '\r']);
    const ending = await run(`RETURN 1 AS a //${breaks.join('\n//')}, 2 AS b`);
    expect(ending).toEqual([{ a: 1, b: 2 }]);
    const others = characters.filter((c) => !breaks.includes(c)).join('');
    expect(await run(`RETURN 1 AS a //${others}, 2 AS b`)).toEqual([{ a: 1 }]);
    expect(await run(`RETURN 1 AS a /* /* */, 2 AS b`)).toEqual([{ a: 1, b: 2 }]);
    expect(tokensOf('1 /* /* */, 2')).toEqual(['1', ',', '2']);
  });
});

describe('a number', () => {
  it.each(
    '0 7 10 1_0 0xFF 0x_f 0o17 1.5 007.5 .5 .5e3 .5E-3 1e-5 1e5 1E+3 1.5f 1.0d 1e5f 1_2.3_4e1_0 1__0 1_ 1f 1e 1.5e 1é 01 0XFF 0x 0xG 0o9 1.5x 5.'.split(
      ' ',
    ),
  )('%s is read where the server reads it, or refused', async (text) => {
    const tokens = tokenize(`${text} `);
    const read = tokens.length === 1 && !isRefused(`RETURN ${text} AS x`);
    expect(read).toBe((await run(`RETURN ${text} AS x`)) !== undefined);
  });
});

it('places are in the statement as it was sent', async () => {
  const text = R`RETURN '\u0041\ud83d\ude00😀', y`;
  await expect(graph.readLatest(text)).rejects.toMatchObject({ line: 1, column: text.indexOf('y') + 1 });
});
