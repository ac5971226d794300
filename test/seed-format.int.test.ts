/** Every file that docs/seed-format.md shows, written, checked, planned, loaded and undone as it says. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedCheck } from '../src/commands/seed/check.js';
import { seedFmt } from '../src/commands/seed/fmt.js';
import { readConfig } from '../src/config.js';
import { packageRoot } from '../src/package.js';
import { temporaryFolder } from './support/folder.js';
import { notedIo } from './support/io.js';
import { emptiedGraph, exported, load, plan, undo } from './support/seeds.js';

const text = readFileSync(join(packageRoot, 'docs/seed-format.md'), 'utf8');
const files = [...text.matchAll(/```\w+ (\S+)\n([\s\S]*?)```/g)].map(([, name = '', content = '']) => ({
  name,
  content,
}));

function folderOf(): string {
  const folder = temporaryFolder();
  for (const { name, content } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const graph = emptiedGraph();

describe('docs/seed-format.md', () => {
  it('shows seeds with their sources and rows', () => {
    expect(files.map(({ name }) => name).sort()).toEqual([
      '0002-lab-signing.cypher',
      '0003-two-terms.cypher',
      '0004-members.cypher',
      'rows/members.csv',
      'sources/directors.txt',
      'sources/lab-signing.txt',
      'sources/register.txt',
    ]);
  });

  it('shows nothing that a check finds fault with', async () => {
    const io = notedIo();
    const config = { ...readConfig({}), seedFolder: folderOf(), dataFolder: temporaryFolder() };
    expect(await seedCheck(config, io, { strict: true }), io.outs.join('\n')).toBe(0);
  });

  it('shows seeds in the one layout, as one that is loaded stays as it is', async () => {
    const io = notedIo();
    const config = { ...readConfig({}), seedFolder: folderOf(), dataFolder: temporaryFolder() };
    expect(await seedFmt(config, io, { check: true }), io.outs.join('\n')).toBe(0);
  });

  it('shows seeds that are planned, loaded and undone', async () => {
    const folder = folderOf();
    const { seeds, unplanned } = await plan(graph, folder);
    expect(seeds.map(({ file, problems }) => [file, problems])).toEqual([
      ['0002-lab-signing.cypher', []],
      ['0003-two-terms.cypher', []],
      ['0004-members.cypher', []],
    ]);
    expect(unplanned).toEqual([]);
    const { loaded, problems } = await load(graph, folder);
    expect(problems).toEqual([]);
    expect(loaded.map(({ counts }) => counts?.entities.added)).toEqual([4, 2, 2]);
    expect(
      await graph.readLatest(
        "MATCH (o:Organisation {id: 'org/bing-robotics'}) RETURN o.aliases AS aliases, o.foundedOnEarliest AS day",
      ),
    ).toEqual([{ aliases: ['Bing', 'Bing Robotics'], day: 20160101 }]);
    expect(
      await graph.readLatest(
        'MATCH (:Official)-[r:HOLDS_POST]->() RETURN r.term AS term, r.validTo AS until ORDER BY term',
      ),
    ).toEqual([
      { term: '2001', until: '2003' },
      { term: '2010', until: null },
    ]);
    expect((await undo(graph, { to: 0 })).seeds).toEqual([4, 3, 2]);
    expect(await exported(graph)).toEqual([]);
  });
});
