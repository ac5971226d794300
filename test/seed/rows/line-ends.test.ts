import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords, jsonRecords, type BadRecord, type RowRecord } from '../../../src/seed/rows/records.js';
import { textOf } from '../../../src/seed/rows/text.js';
import { checked, marksOf, problemsOf, read, rows } from './support.js';

const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

/** Bytes in pieces that end anywhere, in the middle of a character too. */
async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let start = 0;
  for (const end of [...places, bytes.length]) {
    yield await Promise.resolve(bytes.subarray(start, end));
    start = end;
  }
}

async function all(records: AsyncIterable<RowRecord | BadRecord>) {
  const found = [];
  for await (const record of records) found.push(record);
  return found;
}

const lineAt = (text: string, place: number | undefined) => text.slice(0, place).split(/\r\n|\n|\r/).length;

describe('LF, CRLF and CR end a row wherever they stand', () => {
  const field = fc.array(fc.constantFrom('a', '香', '港', ' ', ',', '\t', '"', '\n', '\r\n', '\r'), {
    maxLength: 6,
  });
  const written = (text: string, separator: string) =>
    text === '' || text.includes('"') || text.includes(separator) || /[\r\n]/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;

  it.each([',', '\t'] as const)(
    'in a file whose columns %j parts, in pieces of any size',
    async (separator) => {
      const row = fc.record({
        fields: fc.tuple(field, field).map((two) => two.map((parts) => parts.join(''))),
        emptyBefore: fc.array(lineEnd, { maxLength: 2 }),
        end: lineEnd,
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(row, { minLength: 1, maxLength: 8 }),
          fc.array(fc.nat()),
          async (given, cuts) => {
            let text = '';
            const ends = given.map(({ fields, emptyBefore, end }) => {
              text += `${emptyBefore.join('')}${fields.map((one) => written(one, separator)).join(separator)}`;
              const place = text.length;
              text += end;
              return place;
            });
            let from = 1;
            const expected = given.map(({ fields }, index) => {
              const lines = { from, to: lineAt(text, ends[index]) };
              from = lines.to + 1;
              return { content: fields, lines };
            });
            expect(await all(csvRecords(textOf(inPieces(text, cuts)), separator))).toEqual(expected);
          },
        ),
      );
    },
  );

  it('in a file of JSON lines, in pieces of any size', async () => {
    const line = fc.tuple(fc.constantFrom('', ' ', '{"a":"香\\r\\n"}', '{"b":"港"}'), lineEnd);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.array(fc.nat()), async (given, cuts) => {
        const text = given.flat().join('');
        const expected = text.split(/\r\n|\n|\r/).flatMap((one, index) => {
          const lines = { from: index + 1, to: index + 1 };
          return one.trim() === '' ? [] : [{ lines, content: JSON.parse(one) as unknown, text: one }];
        });
        expect(await all(jsonRecords(textOf(inPieces(text, cuts))))).toEqual(expected);
      }),
    );
  });

  it.each([
    ['a header with LF, rows with CRLF', 'id,title\na,Minister\r\nb,Mayor\r\n'],
    ['a header with CRLF, rows with LF', 'id,title\r\na,Minister\nb,Mayor\n'],
    ['CR alone', 'id,title\ra,Minister\rb,Mayor'],
    ['all three', 'id,title\r\na,Minister\rb,Mayor\n'],
  ])('as in a file with %s', async (_, text) => {
    for (const [name, content] of [
      ['x.csv', text],
      ['x.tsv', text.replaceAll(',', '\t')],
    ] as const)
      expect((await read(rows(content, {}, name))).flat()).toEqual([
        { _row: 1n, id: 'a', title: 'Minister' },
        { _row: 2n, id: 'b', title: 'Mayor' },
      ]);
  });

  it('but not within quotes, where they are part of the value', async () => {
    expect((await read(rows('a,b\n"1\r2","3\r\n4"\r\n5,"6\n7"\r'))).flat()).toEqual([
      { _row: 1n, a: '1\r2', b: '3\r\n4' },
      { _row: 2n, a: '5', b: '6\n7' },
    ]);
  });

  it('and what is wrong is told at its row, line and column', async () => {
    const given = rows('id,n\r\na,"1\r2"\rb,x\n\r\nc,y\rd,1,2\r\n', { n: 'int' });
    expect(await problemsOf(given)).toEqual([
      'rows/x.csv:2 row-value Row 1, column n: "1\\r2" is not a whole number.',
      'rows/x.csv:4 row-value Row 2, column n: "x" is not a whole number.',
      'rows/x.csv:6 row-value Row 3, column n: "y" is not a whole number.',
      'rows/x.csv:7 row-shape Row 4 has 3 fields; there are 2 columns.',
    ]);
    expect(await marksOf(given)).toEqual(['2:3 "1', '4:3 x', '6:3 y', '7:1 d']);
    const json = rows('{"n": 1}\r{"n": "x"}\r\n\n{"n": "y"}', { n: 'int' }, 'x.jsonl');
    expect((await checked(json)).map(({ place }) => [place.line, place.column])).toEqual([
      [2, 7],
      [4, 7],
    ]);
  });
});
