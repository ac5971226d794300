import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedFmt } from '../../../src/commands/seed/fmt.js';
import { readConfig, type Config } from '../../../src/config.js';
import { temporaryFolder } from '../../support/folder.js';
import { notedIo } from '../../support/io.js';
import { parserFor } from '../../support/parser.js';
import { header, seedFolder } from '../../support/seeds.js';

const neat = `${header}\nMERGE (a:Organisation {id: 'org/a'});\n`;
const loose = `${header}merge (a:Organisation {id:'org/a'})`;
const config = (folder: string): Config => ({
  ...readConfig({}),
  seedFolder: folder,
  dataFolder: temporaryFolder(),
});
const files = () =>
  seedFolder({ '0001-neat.cypher': neat, '0002-loose.cypher': loose, '0003-broken.cypher': 'merge (' });

describe('pactgraph seed fmt --check', () => {
  it('lists what is not formatted or not readable, and writes nothing', async () => {
    const folder = files();
    const io = notedIo();
    expect(await seedFmt(config(folder), io, { check: true, parserFor })).toBe(1);
    expect(io.outs).toEqual(['unformatted\t0002-loose.cypher', 'unread\t0003-broken.cypher']);
    expect(io.errs).toEqual([
      '0003-broken.cypher:1:7  error  This statement does not parse.  [cypher]\n  1 | merge (\n    |       ^\n  It is left as it is.',
      expect.stringContaining('No database is at hand that says which of them are applied.'),
    ]);
    expect(readFileSync(join(folder, '0002-loose.cypher'), 'utf8')).toBe(loose);
  });

  it('ends with 0 when the named seeds are formatted', async () => {
    const folder = files();
    for (const name of ['0001-neat.cypher', join(folder, '0001-neat.cypher')]) {
      const io = notedIo();
      expect(await seedFmt(config(folder), io, { check: true, parserFor }, [name])).toBe(0);
      expect([io.outs, io.errs]).toEqual([[], ['Nothing to do: all seeds are formatted.']]);
    }
  });

  it('says the same to scripts', async () => {
    const io = notedIo({ json: true });
    expect(await seedFmt(config(files()), io, { check: true, parserFor })).toBe(1);
    expect(JSON.parse(io.outs.join())).toMatchObject({
      version: 1,
      seeds: [
        { file: '0001-neat.cypher', state: 'unchanged' },
        { file: '0002-loose.cypher', state: 'unformatted' },
        { file: '0003-broken.cypher', state: 'unread', problem: { rule: 'cypher' } },
      ],
    });
  });

  it('does not know a file that is no seed', async () => {
    await expect(
      seedFmt(config(files()), notedIo(), { check: true, parserFor }, ['0002-lose.cypher']),
    ).rejects.toMatchObject({
      code: 'USAGE',
      message: 'There is no seed 0002-lose.cypher. Did you mean "0002-loose.cypher"?',
    });
  });
});

describe('pactgraph seed fmt --check with a server that does not answer', () => {
  it('looks at all seeds', async () => {
    const server = { uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: 'x' };
    const io = notedIo();
    expect(await seedFmt({ ...config(files()), server }, io, { check: true, parserFor })).toBe(1);
    expect(io.outs).toEqual(['unformatted\t0002-loose.cypher', 'unread\t0003-broken.cypher']);
  });
});

describe('pactgraph seed fmt', () => {
  it('stops where the database cannot say which seeds are applied', async () => {
    const folder = files();
    const server = { uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: 'x' };
    await expect(seedFmt({ ...config(folder), server }, notedIo(), {})).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      hint: expect.stringContaining('nothing was formatted. pactgraph seed fmt --check needs no database.'),
    });
    expect(readFileSync(join(folder, '0002-loose.cypher'), 'utf8')).toBe(loose);
  });
});
