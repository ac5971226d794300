import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PactgraphError } from '../../../src/errors.js';
import { parseSource } from '../../../src/evidence/source.js';
import { formatSeed } from '../../../src/seed/format/format-seed.js';
import { readSeeds } from '../../support/read-seeds.js';
import { scaffoldSeed, type Scaffold } from '../../../src/seed/scaffold/scaffold.js';
import { writeNewFiles } from '../../../src/seed/scaffold/write-new.js';
import { temporaryFolder } from '../../support/folder.js';
import { treesOnly } from '../../cypher/tck/trees-only.js';

const article = "甲方與乙方簽署協議。\r\n他說:'\\u0041'不是路徑 C:\\\\x。乙方創(chuàng)新。\n";

function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'sources'));
  writeFileSync(join(folder, 'article.txt'), article);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

const scaffold = (folder: string, name = 'summit', file = 'article.txt'): Promise<Scaffold> =>
  scaffoldSeed(folder, { name, path: join(folder, file), today: '2025-04-01' });

async function write(folder: string, { seed, source }: Scaffold): Promise<void> {
  const { file, text } = source;
  await writeNewFiles(folder, text === undefined ? [seed] : [{ file, text }, seed]);
}

const failure = async (work: Promise<unknown>): Promise<PactgraphError> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof PactgraphError)) throw new Error('Nothing was refused.');
  return error;
};

describe('scaffoldSeed', () => {
  it('puts front matter before the text, which stays byte for byte', async () => {
    const { source } = await scaffold(folderWith());
    expect(source.file).toBe('sources/summit.txt');
    expect(source.text?.endsWith(`\n---\n${article}`)).toBe(true);
    const parsed = parseSource(source.text ?? '');
    expect(parsed).toMatchObject({
      ok: true,
      source: {
        id: 'source/summit',
        retrievedOn: '2025-04-01',
        language: 'zh-Hant',
        text: article,
        publisher: null,
      },
    });
  });

  it('has front matter whose comments may all be filled in', async () => {
    const { source } = await scaffold(folderWith());
    const filled = (source.text ?? '').replace(/^# (\w+): .*$/gm, (_, key: string) =>
      key === 'publishedOn'
        ? 'publishedOn: 2025-03~'
        : key === 'url'
          ? 'url: https://x.org'
          : key === 'credits'
            ? 'credits: [a]'
            : `${key}: a`,
    );
    expect(parseSource(filled)).toMatchObject({
      ok: true,
      source: { publisher: 'a', rights: 'a', credits: ['a'] },
    });
  });

  it('gives a seed that is read without problems but that it is empty', async () => {
    const folder = folderWith();
    await write(folder, await scaffold(folder));
    const { seeds, problems } = await readSeeds(folder);
    expect(problems.map(({ rule }) => rule)).toEqual(['empty-seed']);
    expect(seeds[0]).toMatchObject({
      file: '0001-summit.cypher',
      header: { sources: ['sources/summit.txt'] },
    });
    const { text } = (await scaffold(folderWith())).seed;
    expect(formatSeed(text, 'x', treesOnly)).toEqual({ ok: true, text });
  });

  it('gives statements that hold once the // is taken away', async () => {
    const folder = folderWith();
    const draft = await scaffold(folder);
    const text = draft.seed.text.replace(/^\/\/ (?=MERGE|SET|MATCH)/gm, '');
    await write(folder, { ...draft, seed: { ...draft.seed, text } });
    const { seeds, problems } = await readSeeds(folder);
    expect(problems).toEqual([]);
    expect(seeds[0]?.statements.length).toBe(draft.sentences + 3);
    expect(text).toContain("e.quote = '乙方創新。';");
  });

  it('takes the number behind the last, misnamed seeds included', async () => {
    const folder = folderWith({ '0007-a.cypher': '', '0011-B.cypher': '', 'notes.md': '' });
    expect((await scaffold(folder)).seed.file).toBe('0012-summit.cypher');
    const full = folderWith({ '9999-a.cypher': '' });
    expect(await failure(scaffold(full))).toMatchObject({ code: 'CANNOT_RUN' });
  });

  it('keeps front matter that is there, and uses a source of the seed folder where it lies', async () => {
    const own = `---\nid: source/own\ntitle: T\n---\n${article}`;
    const folder = folderWith({ 'sources/own.txt': own, 'broken.txt': '---\nid: own\n---\n' });
    const inPlace = await scaffold(folder, 'summit', 'sources/own.txt');
    expect(inPlace.source).toEqual({ file: 'sources/own.txt', text: undefined });
    expect(inPlace.seed.text).toContain("e.source = 'source/own'");
    const elsewhere = temporaryFolder();
    expect(
      (
        await scaffoldSeed(elsewhere, {
          name: 'b',
          path: join(folder, 'sources/own.txt'),
          today: '2025-04-01',
        })
      ).source,
    ).toEqual({
      file: 'sources/b.txt',
      text: own,
    });
    const error = await failure(scaffold(folder, 'summit', 'broken.txt'));
    expect([error.code, error.message]).toEqual([
      'SEED_PROBLEMS',
      expect.stringContaining('broken.txt:2:5  error  id must be source/'),
    ]);
  });

  it.each([
    [
      'gbk.txt',
      Uint8Array.from([0x41, 0x0a, 0xb9, 0xfa]),
      'gbk.txt:2:1: Byte 2 is not UTF-8.',
      'GB18030 (国)',
    ],
    ['utf16.txt', Buffer.from('\ufeff甲', 'utf16le'), 'utf16.txt:1:1: Byte 0 is not UTF-8.', 'UTF-16LE (甲)'],
  ])('names the byte that is wrong: %s', async (file, bytes, message, hint) => {
    const error = await failure(scaffold(folderWith({ [file]: bytes }), 'summit', file));
    expect([error.code, error.message]).toEqual(['USAGE', expect.stringContaining(message)]);
    expect(error.hint).toContain(hint);
  });

  it('refuses a text or folder that is not there, and a name that is taken', async () => {
    const folder = folderWith({ '0003-summit.cypher': '' });
    expect(await failure(scaffold(folder, 'other', 'no.txt'))).toMatchObject({ code: 'USAGE' });
    expect((await failure(scaffold(folder))).message).toBe('0003-summit.cypher has this name.');
    expect(await failure(scaffold('/nowhere'))).toMatchObject({ code: 'CANNOT_RUN' });
  });
});

describe('writeNewFiles', () => {
  it('writes over nothing, and leaves nothing behind when it fails', async () => {
    const folder = folderWith({ b: 'mine' });
    const error = await failure(
      writeNewFiles(folder, [
        { file: 'a', text: '1' },
        { file: 'b', text: '2' },
      ]),
    );
    expect([error.code, error.message]).toEqual(['USAGE', 'b exists already.']);
    expect(readdirSync(folder).sort()).toEqual(['article.txt', 'b', 'sources']);
    expect(readFileSync(join(folder, 'b'), 'utf8')).toBe('mine');
  });

  it('makes the folders it needs', async () => {
    const folder = folderWith();
    await writeNewFiles(folder, [{ file: 'x/y/a', text: '1' }]);
    expect(readFileSync(join(folder, 'x/y/a'), 'utf8')).toBe('1');
  });
});
