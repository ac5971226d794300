import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSeeds } from '../../support/read-seeds.js';
import { placesOf } from '../statement/support.js';

const source = '---\nid: source/x\ntitle: X\n---\n香港\n';
const seed = "//! title: X\n//! source: sources/x.txt\nMERGE (o:Organisation {id: 'org/a'});\n";

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pactgraph-seeds-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
const read = (files: Readonly<Record<string, string>>) => readSeeds(folderOf(files));

describe('seeds of a folder', () => {
  it('reads seeds in number order with their sources', async () => {
    const { seeds, problems } = await read({
      '0010-b.cypher': seed,
      '0002-a.cypher': seed,
      'sources/x.txt': source,
      'readme.md': '',
    });
    expect(problems).toEqual([]);
    expect(
      seeds.map((s) => [s.number, s.name, s.header.title, s.sources[0]?.id, s.statements.length]),
    ).toEqual([
      [2, 'a', 'X', 'source/x', 1],
      [10, 'b', 'X', 'source/x', 1],
    ]);
  });

  it('gives the same checksum for other line ends and a byte order mark, another for any change', async () => {
    const sums = async (text: string, file = source) =>
      (await read({ '0001-a.cypher': text, 'sources/x.txt': file })).seeds[0]?.checksum;
    const sum = await sums(seed);
    expect(sum).toMatch(/^[0-9a-f]{64}$/);
    expect(await sums(`\ufeff${seed.replaceAll('\n', '\r\n')}`)).toBe(sum);
    expect(await sums(seed.replace('org/a', 'org/b'))).not.toBe(sum);
    expect(await sums(seed.replace('title: X', 'title: Y'))).not.toBe(sum);
    expect(await sums(seed, `${source} `)).not.toBe(sum);
  });

  it('tells wrong names, doubled numbers and missing files at once, and returns what it could read', async () => {
    const { seeds, problems } = await read({
      '0001-a.cypher': seed,
      '0001-b.cypher': seed,
      '1-c.cypher': seed,
      '0003-d.cypher': '//! title: D\n//! source: ../x.txt\n',
    });
    expect(seeds.map((s) => s.file)).toEqual(['0001-a.cypher', '0003-d.cypher']);
    expect(placesOf(problems)).toEqual([
      'seed-number 1:1 1',
      'seed-name 1:1 1',
      'missing-source 2:13 13',
      'empty-seed 1:1 1',
      'missing-source 2:13 8',
    ]);
  });

  it('tells corrections of seeds that are not there, or not before', async () => {
    const corrects = (number: number) => seed.replace('MERGE', `//! corrects: ${number}\nMERGE`);
    const { problems } = await read({
      '0001-a.cypher': seed,
      '0003-b.cypher': corrects(1),
      '0004-c.cypher': corrects(2),
      '0005-d.cypher': corrects(5),
      'sources/x.txt': source,
    });
    expect(problems.map(({ message, place }) => `${place.file} ${message}`)).toEqual([
      '0004-c.cypher There is no seed 2.',
      '0005-d.cypher Seed 5 is not before this one, 5.',
    ]);
  });

  it('suggests the source file that was meant', async () => {
    const { problems } = await read({
      '0001-a.cypher': seed.replace('x.txt', 'jingang-forum.txt'),
      'sources/jinggang-forum.txt': source,
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'There is no file sources/jingang-forum.txt. Did you mean "sources/jinggang-forum.txt"?',
    ]);
  });

  it('tells problems of a source in its own file, once', async () => {
    const { problems } = await read({
      '0001-a.cypher': seed,
      '0002-b.cypher': seed,
      'sources/x.txt': 'no front matter',
    });
    expect(problems).toMatchObject([{ rule: 'source-file', place: { file: 'sources/x.txt', line: 1 } }]);
  });

  it('refuses a folder that is not there', async () => {
    await expect(readSeeds('/nowhere')).rejects.toMatchObject({ code: 'CANNOT_RUN' });
  });
});
