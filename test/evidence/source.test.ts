import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/evidence/source.js';
import type { SourceProblem } from '../../src/evidence/source-problem.js';

const full = `---
id: source/bjnews-jinggang-forum
title: 京港科技创新论坛举办
publisher: 新京報
publishedOn: 2025-03-28
retrievedOn: 2025-04-02
url: https://www.bjnews.com.cn/detail/1.html
language: zh-Hant
credits: [記者 陳琳, 編輯 樊一婧]
rights: "© 新京報"
inferred: [publishedOn]
note: |
  The page names no year.
---
3月28日,京港科技創(chuàng)新論壇。
---
二行
`;

function problems(content: string | Uint8Array): readonly SourceProblem[] {
  const result = parseSource(content);
  if (result.ok) throw new Error('no problems');
  return result.problems;
}
const withLine = (line: string) => `---\nid: source/a\ntitle: T\n${line}\n---\ntext\n`;

test('a source file is its front matter, its text and where the text starts', () => {
  const text = '3月28日,京港科技創(chuàng)新論壇。\n---\n二行\n';
  expect(parseSource(Buffer.from(full))).toEqual({
    ok: true,
    source: {
      id: 'source/bjnews-jinggang-forum',
      title: '京港科技创新论坛举办',
      publisher: '新京報',
      publishedOn: '2025-03-28',
      retrievedOn: '2025-04-02',
      url: 'https://www.bjnews.com.cn/detail/1.html',
      language: 'zh-Hant',
      credits: ['記者 陳琳', '編輯 樊一婧'],
      rights: '© 新京報',
      inferred: ['publishedOn'],
      note: 'The page names no year.',
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      bodyLine: 15,
    },
  });
});

test('only id and title are needed; a key without a value is absent', () => {
  expect(parseSource('---\nid: source/a\ntitle: 2025\nnote:\n---\n')).toEqual({
    ok: true,
    source: {
      id: 'source/a',
      title: '2025',
      publisher: null,
      publishedOn: null,
      retrievedOn: null,
      url: null,
      language: null,
      credits: [],
      rights: null,
      inferred: [],
      note: null,
      text: '',
      sha256: createHash('sha256').digest('hex'),
      bodyLine: 6,
    },
  });
});

test('the text keeps its bytes: CRLF, blank lines, a byte order mark within it', () => {
  const body = '\r\n一\r\n\ufeff二\u0301 \n\n';
  const result = parseSource(Buffer.from(`\ufeff---\r\nid: source/a\r\ntitle: T\r\n---\r\n${body}`));
  expect(result).toMatchObject({
    ok: true,
    source: { text: body, bodyLine: 5, sha256: createHash('sha256').update(body).digest('hex') },
  });
});

test('a front matter that ends with the file has an empty text', () => {
  expect(parseSource('---\nid: source/a\ntitle: T\n---')).toMatchObject({ ok: true, source: { text: '' } });
});

test.each(['2025-04~', '1953-05?', '[2025-04-11..2025-04-20]', '2025'])(
  'publishedOn: %s stays as written',
  (date) => {
    const result = parseSource(withLine(`publishedOn: "${date}"`));
    expect(result).toMatchObject({ ok: true, source: { publishedOn: date } });
  },
);

describe('problems', () => {
  test('are told all at once, in the order of the file', () => {
    const content = `---
id: Source/A
publishdOn: 2025-03-28
retrievedOn: 2025-13-01
url: ftp://example.org
language: zh_Hant
credits: 陳琳
inferred: [publishedon]
---
text`;
    expect(problems(content)).toEqual([
      { line: 2, column: 1, message: 'title is missing' },
      { line: 2, column: 5, message: 'id must be source/ and then lower-case letters, digits and hyphens' },
      {
        line: 3,
        column: 1,
        message: 'Unknown key "publishdOn". Did you mean "publishedOn"?',
        hint: 'Keys are id, title, publisher, publishedOn, retrievedOn, url, language, credits, rights, inferred, note.',
      },
      {
        line: 4,
        column: 14,
        message: expect.stringMatching(
          /^retrievedOn is no date we accept: 2025-13-01: month 13 does not exist; write YYYY/,
        ) as string,
      },
      { line: 5, column: 6, message: 'url must be an address that starts with https:// or http://' },
      { line: 6, column: 11, message: 'language must be a language tag such as zh-Hant, zh-Hans or en' },
      { line: 7, column: 10, message: 'credits must be a list, as in [one, two]' },
      {
        line: 8,
        column: 12,
        message: 'inferred names no key of the front matter. Did you mean "publishedOn"?',
      },
    ]);
  });

  test.each([
    ['language: zh-hant', 'language is written zh-Hant', 4, 11],
    ['title: U', 'This key occurs twice.', 4, 1],
    ['note: [a, b]', 'note must be a text', 4, 7],
    ['note: {a: b}', 'note must be a text', 4, 7],
    ['note: *a', 'A value cannot start with *.', 4, 7],
    ['? [a]\n: b', 'Unknown key "a".', 4, 3],
    ['credits: [a, [b]]', 'credits must be a text', 4, 14],
    ['url: https://', 'url must be an address that starts with https:// or http://', 4, 6],
  ])('%s: %s', (line, message, atLine, column) => {
    expect(problems(withLine(line))).toEqual([expect.objectContaining({ message, line: atLine, column })]);
  });

  test.each([
    ['title: C# 語言 #1', 'YAML reads "#1" as a comment, so title would lose it.', 3, 14],
    ['title: T\nurl: https://a.b/c #frag', 'YAML reads "#frag" as a comment, so url would lose it.', 4, 20],
    ['title: #1 Lab', 'YAML reads "#1 Lab" as a comment, so title would lose it.', 3, 8],
    ['title: T\npublisher: A # B', 'YAML reads "# B" as a comment, so publisher would lose it.', 4, 14],
    ['title: T\ncredits:\n  - A #1', 'YAML reads "#1" as a comment, so credits would lose it.', 5, 7],
    ['title: T\nnote: a\n  b #1', 'YAML reads "#1" as a comment, so note would lose it.', 5, 5],
  ])('what YAML would drop is told: %j', (lines, message, line, column) => {
    expect(problems(`---\nid: source/a\n${lines}\n---\n`)).toContainEqual(
      expect.objectContaining({ message, line, column }),
    );
  });

  test.each([
    '# a remark\ntitle: T\n  # another one',
    'title: "C# #1" # a remark',
    "title: 'C# #1'",
    'title: T\nlanguage: en # guessed',
    'title: T\ncredits: [A, B] # all of them',
    'title: T\nnote: |\n  # heading\n  text #1',
    'title: C#',
  ])('a remark that stands apart is none: %j', (lines) => {
    expect(parseSource(`---\nid: source/a\n${lines}\n---\n`)).toMatchObject({ ok: true });
  });

  test.each([
    ['title: "a\\e[31m"', 'title has a control character (U+001B)'],
    ['title: "a\\nb"', 'title has a line break (U+000A)'],
    ['title: "\\ud800"', 'title has half of a character (U+D800)'],
    ['title: "\u00a0a"', 'title has blanks around it'],
    ['title: T\nnote: "a\\u0000b"', 'note has a control character (U+0000)'],
    ['title: T\ncredits: ["a "]', 'credits has blanks around it'],
    [`title: ${'a'.repeat(2_001)}`, 'title has 2,001 characters; a text of one line has at most 2,000'],
    [`title: T\ncredits: [${'a, '.repeat(1_000)}a]`, 'credits has more than 1000 entries'],
  ])('texts keep the one rule: %.40j', (lines, message) => {
    expect(problems(`---\nid: source/a\n${lines}\n---\n`)).toMatchObject([{ message }]);
  });

  test('an id is short', () => {
    expect(problems(`---\nid: source/${'a'.repeat(300)}\ntitle: T\n---\n`)).toMatchObject([
      { message: 'id has 307 characters; an id has at most 200' },
    ]);
  });

  test('the text may hold anything, and is no library', () => {
    const odd = 'a\u0000b\u202e\u001b \n';
    expect(parseSource(`---\nid: source/a\ntitle: T\n---\n${odd}`)).toMatchObject({ source: { text: odd } });
    expect(problems(`---\nid: source/a\ntitle: T\n---\n${'a'.repeat(5_000_001)}`)).toMatchObject([
      { message: 'The text has 5,000,001 characters; a stored text has at most 5,000,000.', line: 5 },
    ]);
  });

  test('broken YAML is told at its place', () => {
    expect(problems(withLine('note: a: b'))).toEqual([
      {
        message: 'YAML: Nested mappings are not allowed in compact mappings',
        hint: 'Put a value that holds ": " or " #", or starts with a sign, in quotes.',
        line: 4,
        column: 7,
      },
    ]);
  });

  test.each([
    ['id: source/a\n', 'The front matter is missing.'],
    ['', 'The front matter is missing.'],
    ['---\nid: source/a\n', 'The front matter has no end.'],
    ['---\n- a\n---\n', 'The front matter must be lines of "key: value".'],
  ])('%j: %s', (content, message) => {
    expect(problems(content)).toMatchObject([{ message }]);
  });

  test('bytes that are not UTF-8 are named', () => {
    const gbk = Buffer.concat([Buffer.from('---\nid: 香'), Buffer.from([0xcf, 0xe3, 0xb8, 0xdb])]);
    expect(problems(gbk)).toEqual([
      {
        message: 'Byte 11 is not UTF-8.',
        hint: 'Save it as UTF-8. pactgraph knows no other encoding in which all of it makes sense.',
        line: 2,
        column: 6,
      },
    ]);
    const cut = Buffer.from(full).subarray(0, -2);
    expect(problems(cut)).toMatchObject([{ message: `Byte ${cut.length - 2} is not UTF-8.` }]);
    expect(problems(Buffer.from('\ufeff---\n', 'utf16le'))).toMatchObject([
      { message: 'Byte 0 is not UTF-8.' },
    ]);
  });
});
