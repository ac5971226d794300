import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFile } from '../../../src/seed/files/rows-file.js';
import { rowsReader } from '../../../src/seed/rows/stream.js';
import { checked, problemsOf, read, rows } from './support.js';

describe('rows', () => {
  it('are maps from column to value with their number, empty fields absent', async () => {
    expect(await read(rows('id,name\norg/a,甲\norg/b,\n'))).toEqual([
      [
        { _row: 1n, id: 'org/a', name: '甲' },
        { _row: 2n, id: 'org/b', name: null },
      ],
    ]);
  });

  it('have the types the header declares', async () => {
    const types = { n: 'int', f: 'float', b: 'boolean', d: 'date', l: 'list' } as const;
    expect(await read(rows('n,f,b,d,l\n12,1.50,true,2025-04~,a; b;;c\n', types))).toEqual([
      [{ _row: 1n, n: 12n, f: 1.5, b: true, d: '2025-04~', l: ['a', 'b', 'c'] }],
    ]);
    expect(
      await read(
        rows('{"n": 12, "l": ["a", ""], "t": "x"}\n\n{"t": null}', { n: 'int', l: 'list' }, 'x.jsonl'),
      ),
    ).toEqual([
      [
        { _row: 1n, n: 12n, l: ['a'], t: 'x' },
        { _row: 2n, t: null },
      ],
    ]);
  });

  it('come from CSV and TSV with or without byte order mark, with either line end, with quoted line breaks', async () => {
    for (const text of ['\ufeffa,b\r\n1,"x\r\ny"\r\n', 'a,b\n1,"x\r\ny"']) {
      expect(await read(rows(text))).toEqual([[{ _row: 1n, a: '1', b: 'x\r\ny' }]]);
    }
    expect(await read(rows('a\tb\n1\t"x"\n', {}, 'x.tsv'))).toEqual([[{ _row: 1n, a: '1', b: 'x' }]]);
  });

  it('come in chunks', async () => {
    const chunks = await read(rows(`a\n${'x\n'.repeat(5)}`), 2);
    expect(chunks.map((chunk) => chunk.length)).toEqual([2, 2, 1]);
  });

  it('are what was written, whatever the fields hold', async () => {
    const field = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"', ',', '\n', '=1+1', '香港', '\r', ' x ', "'"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 20 }), async (all) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['"a","b"', ...all.map(([a, b]) => `${quote(a)},${quote(b)}`)].join('\n');
        const back = (await read(rows(text))).flat();
        const absent = (one: string) => (one === '' ? null : one);
        expect(back.map(({ a, b }) => [a, b])).toEqual(all.map(([a, b]) => [absent(a), absent(b)]));
      }),
      { numRuns: 50 },
    );
  });

  it('may have columns of any name', async () => {
    const [[row = {}] = []] = await read(rows('__proto__,constructor\nx,y\n'));
    expect(Object.entries(row)).toEqual([
      ['_row', 1n],
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

describe('what is wrong with rows', () => {
  it('is told with row, column and value, all of it', async () => {
    expect(await problemsOf(rows('id,n,d\na,one,2025\nb,2,2025-13\nc,3\n', { n: 'int', d: 'date' }))).toEqual(
      [
        'rows/x.csv:2 row-value Row 1, column n: "one" is not a whole number.',
        'rows/x.csv:3 row-value Row 2, column d: "2025-13" is not a date in EDTF, as 2025-03-28, 2025-04~ or 2024.',
        'rows/x.csv:4 row-shape Row 3 has 2 fields; there are 3 columns.',
      ],
    );
  });

  it.each([
    [
      'no column of a declared type',
      'id,staf\na,1\n',
      { staff: 'int' },
      '0001-test.cypher:2 rows-file There is no column "staff". Did you mean "staf"?',
    ],
    ['a column twice', 'a,a\n1,2\n', {}, 'rows/x.csv:1 row-shape Two columns are called "a".'],
    ['an empty file', '', {}, 'rows/x.csv:1 row-shape The file is empty.'],
    [
      'several columns of declared types that are not there, told once',
      'id\na\n',
      { n: 'int', d: 'date' },
      '0001-test.cypher:2 rows-file There are no columns "n" and "d".',
    ],
    [
      'another separator, told once',
      'id;n;d\na;1;2025\n',
      { n: 'int', d: 'date' },
      'rows/x.csv:1 row-shape rows/x.csv is read with commas between its columns, but its first line has only semicolons.',
    ],
    [
      'tabs in a CSV',
      'id\tn\na\t1\n',
      {},
      'rows/x.csv:1 row-shape rows/x.csv is read with commas between its columns, but its first line has only tabs.',
    ],
    [
      'an open quote',
      'a,b\n1,2\n3,"x\n5,6\n',
      {},
      'rows/x.csv:3 row-shape Row 2, column b: the field begins with a quote that nothing closes before the end of the file.',
    ],
    [
      'text behind a closing quote',
      'a,b\n1,"x"y\n',
      {},
      'rows/x.csv:2 row-shape Row 1, column b: text follows the quote that closes the field. Reading stopped here.',
    ],
    [
      'a quote within a name of a column',
      'a,b"c\n1,2\n',
      {},
      'rows/x.csv:1 row-shape The first line: a field that does not begin with a quote contains one.',
    ],
  ] as const)('is %s', async (_, text, types, told) => {
    expect(await problemsOf(rows(text, types))).toEqual([told]);
  });

  it('is a stray quote, and reading goes on behind its row', async () => {
    const stray = rows('id,n\na,1\n\nb,2 "or" 3\nc,x\nd,"4"\ne"e,5\n', { n: 'int' });
    const fault = 'a field that does not begin with a quote contains one.';
    expect(await problemsOf(stray)).toEqual([
      `rows/x.csv:4 row-shape Row 2, column n: ${fault}`,
      'rows/x.csv:5 row-value Row 3, column n: "x" is not a whole number.',
      `rows/x.csv:7 row-shape Row 5, column id: ${fault}`,
    ]);
    expect((await checked(stray))[0]?.hint).toContain('"The ""Big"" Lab"');
  });

  it('is a file that is not there, or lies elsewhere', async () => {
    const { folder, header } = rows('a\n');
    expect(await problemsOf({ folder, header: { ...header, file: 'rows/y.csv' } })).toEqual([
      '0001-test.cypher:2 rows-file rows/y.csv cannot be read.',
    ]);
    expect(await problemsOf({ folder, header: { ...header, file: '../y.csv' } })).toEqual([
      '0001-test.cypher:2 rows-file ../y.csv lies outside of the seed folder.',
    ]);
  });

  it('is a line that is no JSON object, or a value that is no text and has no type', async () => {
    expect(await problemsOf(rows('{"a": 1}\n[1]\n{"a":\n{"a": "x"}\n', {}, 'x.jsonl'))).toEqual([
      'rows/x.jsonl:1 row-value Row 1, column a: 1 is not a text; say in the header what else it is, as in (… int).',
      'rows/x.jsonl:2 row-shape Row 2: this line is no JSON object.',
      'rows/x.jsonl:3 row-shape Row 3: this line is no JSON object.',
    ]);
  });

  it('is told for a hundred rows, and that there are more', async () => {
    const problems = await problemsOf(rows(`n\n${'x\n'.repeat(500)}`, { n: 'int' }));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toContain('Reading stopped after 100 problems');
  });
});

describe('another encoding', () => {
  const head = Buffer.from('a\n香港\n');
  const told = async (bytes: Buffer) => problemsOf(rows(bytes));

  it('is told with the byte that is no UTF-8', async () => {
    expect(await told(Buffer.concat([head, Buffer.from([0xcf, 0xe3, 0x0a])]))).toEqual([
      `rows/x.csv:3 row-encoding Byte ${head.length} is not UTF-8.`,
    ]);
    expect(await told(Buffer.from('\ufeffa\nx\n', 'utf16le'))).toEqual([
      'rows/x.csv:1 row-encoding Byte 0 is not UTF-8.',
    ]);
  });

  it('is told where its bytes would pass for UTF-8: by the zeros in it', async () => {
    const types = { a: 'int', b: 'int' } as const;
    const utf16 = rows(Buffer.from('a,b\n1,2\n', 'utf16le'), types);
    expect(await problemsOf(utf16)).toEqual([
      'rows/x.csv:1 row-encoding Byte 1 is NUL, which no text contains.',
    ]);
    expect((await checked(utf16))[0]?.hint).toContain('iconv -f UTF-16LE -t UTF-8');
    const chinese = rows(Buffer.from('香港,甲\n1,2\n', 'utf16le').swap16());
    expect((await checked(chinese))[0]?.hint).toContain('iconv -f UTF-16BE -t UTF-8');
    const slip = rows('a\nx\0y\n');
    expect(await problemsOf(slip)).toEqual([
      'rows/x.csv:2 row-encoding Byte 3 is NUL, which no text contains.',
    ]);
    expect((await checked(slip))[0]?.hint).toMatch(/^Remove it/);
  });

  it('is told behind the first piece too, where a character that is cut by a piece is none', async () => {
    const long = Buffer.from(`a\n${'香港生產力促進局\n'.repeat(60_000)}`);
    expect(await told(long)).toEqual([]);
    expect(await told(Buffer.concat([long, Buffer.from([0xff])]))).toEqual([
      `rows/x.csv:60002 row-encoding Byte ${long.length} is not UTF-8.`,
    ]);
  });
});

describe('200,000 rows', () => {
  it('are read in little memory, and no further than they are wanted', async () => {
    const given = rows(
      `id,name\n${Array.from({ length: 200_000 }, (_, i) => `org/${i},Name ${i}`).join('\n')}\n`,
    );
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    /** Bytes that are held, garbage not counted. */
    const held = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = held();
    let count = 0;
    let most = 0;
    for await (const chunk of rowsReader(given.folder, { rows: [given.header] })('x', 1000)) {
      count += chunk.length;
      if (count % 40_000 === 0) most = Math.max(most, held() - before);
    }
    expect(count).toBe(200_000);
    expect(most).toBeLessThan(50e6);
    for await (const chunk of rowsReader(given.folder, { rows: [given.header] })('x', 10)) {
      expect(chunk).toHaveLength(10);
      break;
    }
    expect(await hashFile(join(given.folder, given.header.file))).toMatch(/^[0-9a-f]{64}$/);
  });
});
