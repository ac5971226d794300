import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedNew } from '../../../src/commands/seed/new.js';
import { readConfig, type Config } from '../../../src/config.js';
import { temporaryFolder } from '../../support/folder.js';
import { notedIo } from '../../support/io.js';

const config = (folder: string): Config => ({ ...readConfig({}), seedFolder: folder });
function article(): string {
  const path = join(temporaryFolder(), 'article.txt');
  writeFileSync(path, '甲方與乙方簽署協議。');
  return path;
}

describe('pactgraph seed new', () => {
  it('writes seed and source, and says what is next', async () => {
    const folder = temporaryFolder();
    const io = notedIo();
    await seedNew(config(folder), io, { source: article() }, 'ai-summit');
    expect(io.outs).toEqual([join(folder, 'sources/ai-summit.txt'), join(folder, '0001-ai-summit.cypher')]);
    expect(io.errs.join()).toContain('pactgraph seed check: until then it says empty-seed');
    expect(readFileSync(join(folder, 'sources/ai-summit.txt'), 'utf8')).toMatch(
      /^---\nid: source\/ai-summit\ntitle: TODO .*\n(?:#.*\n)*retrievedOn: \d{4}-\d\d-\d\d\n[^]*\n---\n甲方與乙方簽署協議。$/,
    );
  });

  it('says the same to scripts', async () => {
    const folder = temporaryFolder();
    const io = notedIo({ json: true });
    await seedNew(config(folder), io, { source: article() }, 'ai-summit');
    const [seed, source] = [join(folder, '0001-ai-summit.cypher'), join(folder, 'sources/ai-summit.txt')];
    expect(JSON.parse(io.outs.join())).toEqual({
      version: 1,
      seed,
      source,
      sentences: 1,
      wrote: [source, seed],
    });
    expect(io.errs).toEqual([]);
  });

  it.each([
    ['AI Summit', '"AI Summit" is not a valid name for a seed. Did you mean "ai-summit"?'],
    ['論壇', '"論壇" is not a valid name for a seed.'],
    ['org', 'org: The prefix "org" is for Organisation; this is Evidence.'],
  ])('refuses the name %s, and writes nothing', async (name, message) => {
    const folder = temporaryFolder();
    await expect(seedNew(config(folder), notedIo(), { source: article() }, name)).rejects.toMatchObject({
      code: 'USAGE',
      message,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes over nothing', async () => {
    const folder = temporaryFolder();
    const source = article();
    await seedNew(config(folder), notedIo(), { source }, 'a');
    await expect(seedNew(config(folder), notedIo(), { source }, 'a')).rejects.toMatchObject({
      code: 'USAGE',
    });
    writeFileSync(join(folder, 'sources/b.txt'), 'mine');
    await expect(seedNew(config(folder), notedIo(), { source }, 'b')).rejects.toMatchObject({
      message: 'sources/b.txt exists already.',
    });
    expect(existsSync(join(folder, '0002-b.cypher'))).toBe(false);
    expect(readFileSync(join(folder, 'sources/b.txt'), 'utf8')).toBe('mine');
  });
});
