import { describe, expect, it } from 'vitest';
import { unpackRows, type RawColumn } from '../../../src/evidence/row-chunk.js';
import { rawRows } from '../../../src/seed/rows/raw-rows.js';
import { RowFinder } from '../../../src/seed/rows/row-finder.js';
import { rows, type TestRows } from './support.js';

async function columnsOf({ folder, header }: TestRows): Promise<(readonly RawColumn[])[]> {
  const all = [];
  for await (const { columns } of rawRows(folder, header.file)) all.push(columns);
  return all;
}

describe('rows as their file has them', () => {
  it('keep every field of CSV as its text, empty ones too', async () => {
    const given = rows('id, staff,list\n"org/a ","1,5",a;b\n\norg/b,,\n', { staff: 'int', list: 'list' });
    expect(await columnsOf(given)).toEqual([
      [
        { name: 'id', value: 'org/a ' },
        { name: 'staff', value: '1,5' },
        { name: 'list', value: 'a;b' },
      ],
      [
        { name: 'id', value: 'org/b' },
        { name: 'staff', value: '' },
        { name: 'list', value: '' },
      ],
    ]);
  });

  it('keep numbers, lists and objects of JSON as they are written', async () => {
    const given = rows(
      '{"id": "a\\n\\"b", "n": 1.0, "big": 9007199254740993, "l": [1, "x"], "none": null}\n',
      {},
      'x.jsonl',
    );
    expect(await columnsOf(given)).toEqual([
      [
        { name: 'id', value: 'a\n"b' },
        { name: 'n', value: '1.0' },
        { name: 'big', value: '9007199254740993' },
        { name: 'l', value: '[1, "x"]' },
        { name: 'none', value: null },
      ],
    ]);
  });
});

describe('a finder', () => {
  const many = () => rows(`n\n${Array.from({ length: 1_000 }, (_, i) => i + 1).join('\n')}\n`);

  async function found({ folder, header }: TestRows, ...asked: readonly (readonly number[])[]) {
    const finder = new RowFinder(folder);
    const results = [];
    for (const wanted of asked) results.push(await finder.find(header.file, 'abc', wanted));
    await finder.close();
    return results;
  }

  it('finds the chunks of rows, batch after batch and backwards', async () => {
    const results = await found(many(), [300, 1], [256, 257], [1_000], [2]);
    expect(results.map(({ chunkOf }) => [...chunkOf])).toEqual([
      [
        [1, 'abc/1'],
        [300, 'abc/257'],
      ],
      [
        [256, 'abc/1'],
        [257, 'abc/257'],
      ],
      [[1_000, 'abc/769']],
      [[2, 'abc/1']],
    ]);
    const [first, second] = results;
    expect(first?.packed.get('abc/1')).toBe(second?.packed.get('abc/1'));
    const [row] = (await unpackRows(first?.packed.get('abc/257') ?? '')).slice(300 - 257);
    expect(row).toEqual({ columns: [{ name: 'n', value: '300' }], isCut: false });
  });

  it('tells how many rows there are where one is missing', async () => {
    expect((await found(many(), [1_001, 5]))[0]).toMatchObject({ count: 1_000 });
    expect((await found(rows('n\n'), [1]))[0]?.count).toBe(0);
    expect((await found(many(), [1_000]))[0]?.count).toBeUndefined();
  });

  it('refuses a file that is gone or no longer can be read', async () => {
    const { folder } = rows('n\n1\n');
    await expect(new RowFinder(folder).find('rows/y.csv', 'abc', [1])).rejects.toThrow(
      'rows/y.csv cannot be read',
    );
    await expect(new RowFinder(folder).find('../x.csv', 'abc', [1])).rejects.toThrow('cannot be read');
  });
});
