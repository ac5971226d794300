import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { clearLeftovers } from '../../../src/neo4j/data/leftovers.js';
import { layoutOf, type Layout } from '../../../src/neo4j/disk/layout.js';
import { databaseStatus } from '../../../src/neo4j/managed.js';
import { swapHome } from '../../../src/neo4j/data/swap-home.js';
import { temporaryFolder } from '../../support/folder.js';

function make(home: string, text: string): void {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'data'), text);
}

/** A data folder where `new` is about to take the place of `old`. */
function folder(): { files: Layout; held: () => string | undefined } {
  const files = layoutOf(temporaryFolder());
  make(files.home, 'old');
  make(files.alone.newHome, 'new');
  const data = join(files.home, 'data');
  return { files, held: () => (existsSync(data) ? readFileSync(data, 'utf8') : undefined) };
}

describe('a home that takes the place of another', () => {
  it('is there alone in the end', async () => {
    const { files, held } = folder();
    swapHome(files, files.alone.oldHome);
    expect(held()).toBe('new');
    await clearLeftovers(files);
    expect(held()).toBe('new');
    expect(readdirSync(files.run)).toEqual([]);
  });

  it('may leave the other one where that is kept', async () => {
    const { files, held } = folder();
    const kept = `${files.home}-before`;
    swapHome(files, kept);
    await clearLeftovers(files);
    expect(held()).toBe('new');
    expect(readFileSync(join(kept, 'data'), 'utf8')).toBe('old');
  });

  it('may be the first', () => {
    const { files, held } = folder();
    rmSync(files.home, { recursive: true });
    swapHome(files, files.alone.oldHome);
    expect(held()).toBe('new');
  });

  it('that is not there leaves the other one in place', () => {
    const { files, held } = folder();
    rmSync(files.alone.newHome, { recursive: true });
    expect(() => swapHome(files, files.alone.oldHome)).toThrow('ENOENT');
    expect(held()).toBe('old');
    expect(existsSync(files.alone.swapFile)).toBe(false);
  });
});

/** What a process that is killed has done by then. */
const steps: ReadonlyArray<(files: Layout, old: string) => void> = [
  ({ alone }, old) => writeFileSync(alone.swapFile, old),
  ({ home }, old) => renameSync(home, old),
  ({ home, alone }) => renameSync(alone.newHome, home),
  ({ alone }) => rmSync(alone.swapFile),
];

describe.each([
  { killedAfter: 0, holds: 'old' },
  { killedAfter: 1, holds: 'old' },
  { killedAfter: 2, holds: 'old' },
  { killedAfter: 3, holds: 'new' },
  { killedAfter: 4, holds: 'new' },
])('a swap that is killed after step $killedAfter', ({ killedAfter, holds }) => {
  it(`leaves the ${holds} home to the next command, and nothing else`, async () => {
    const { files, held } = folder();
    for (const step of steps.slice(0, killedAfter)) step(files, files.alone.oldHome);
    await clearLeftovers(files);
    expect(held()).toBe(holds);
    expect(readdirSync(files.run)).toEqual([]);
  });

  it('still counts as data', async () => {
    const { files } = folder();
    mkdirSync(files.confFolder);
    writeFileSync(files.confFile, '');
    mkdirSync(join(files.alone.newHome, 'conf'));
    writeFileSync(join(files.alone.newHome, 'conf', 'neo4j.conf'), '');
    for (const step of steps.slice(0, killedAfter)) step(files, files.alone.oldHome);
    const config = readConfig({ PACTGRAPH_DATA: join(files.home, '..') });
    expect(await databaseStatus(config)).toMatchObject({ hasData: true });
  });
});
