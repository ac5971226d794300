import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PactgraphError } from '../../../src/errors.js';
import { formatFiles } from '../../../src/seed/format/format-files.js';
import { replaceFile } from '../../../src/seed/format/replace-file.js';
import { temporaryFolder } from '../../support/folder.js';

const loose = 'merge (a {id: 1})';
const neat = 'MERGE (a {id: 1});\n';

function seeds(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder();
  const paths = Object.entries(files).map(([file, text], index) => {
    writeFileSync(join(folder, file), text);
    return { number: index + 1, name: 'x', file, path: join(folder, file) };
  });
  return { folder, paths };
}

describe('formatFiles', () => {
  it('writes those that change, and leaves alone what it cannot read', async () => {
    const { folder, paths } = seeds({
      a: loose,
      b: neat,
      c: 'merge (',
      d: Uint8Array.from([...Buffer.from('// '), 0xb9, 0xfa]),
      e: `\ufeff${neat}`,
      f: neat.replace('\n', '\r\n'),
    });
    const before = readFileSync(join(folder, 'd'));
    const results = await formatFiles(paths, true);
    expect(results.map(({ file, state }) => `${file} ${state}`)).toEqual([
      'a changed',
      'b formatted',
      'c unread',
      'd unread',
      'e changed',
      'f changed',
    ]);
    expect(results[3]?.problem).toMatchObject({
      message: 'Byte 3 is not UTF-8.',
      place: { line: 1, column: 4 },
    });
    for (const file of ['a', 'b', 'e', 'f']) expect(readFileSync(join(folder, file), 'utf8')).toBe(neat);
    expect(readFileSync(join(folder, 'c'), 'utf8')).toBe('merge (');
    expect(readFileSync(join(folder, 'd'))).toEqual(before);
    expect(readdirSync(folder)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('writes nothing when it only looks', async () => {
    const { folder, paths } = seeds({ a: loose });
    expect((await formatFiles(paths, false))[0]?.state).toBe('changed');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe(loose);
  });
});

describe('replaceFile', () => {
  it('keeps the mode, and follows a link', async () => {
    const { folder } = seeds({ a: 'old' });
    chmodSync(join(folder, 'a'), 0o664);
    symlinkSync('a', join(folder, 'link'));
    await replaceFile(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o664);
    expect(readdirSync(folder)).toEqual(['a', 'link']);
  });

  it('says what it cannot write', async () => {
    const error = await replaceFile('/nowhere/a', 'x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PactgraphError);
    expect((error as PactgraphError).code).toBe('CANNOT_RUN');
    expect((error as PactgraphError).message).toContain('/nowhere/a cannot be written');
  });
});
