import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedFmt } from '../../../src/commands/seed/fmt.js';
import { readConfig, type Config } from '../../../src/config.js';
import { notedIo } from '../../support/io.js';
import { emptiedGraph, load, organisation, seed, seedFolder } from '../../support/seeds.js';
import { testServer } from '../../support/server.js';

const graph = emptiedGraph();

const configOf = (seeds: string): Config => {
  const { uri, user, password } = testServer();
  return { ...readConfig({}), server: { uri, user, password }, seedFolder: seeds };
};
const text = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

describe('pactgraph seed fmt', () => {
  it('formats pending seeds, and lets applied ones be', async () => {
    const applied = seed(organisation('a'));
    const folder = seedFolder({ '0001-a.cypher': applied });
    await load(graph, folder);
    writeFileSync(join(folder, '0002-b.cypher'), seed(organisation('b')));
    const io = notedIo();
    expect(await seedFmt(configOf(folder), io, {})).toBe(0);
    expect(io.outs).toEqual(['formatted\t0002-b.cypher']);
    expect(io.errs).toEqual(['Applied, and so left as they are: 0001-a.cypher.']);
    expect(text(folder, '0001-a.cypher')).toBe(applied);
    expect(text(folder, '0002-b.cypher')).toContain(
      "MERGE (o:Organisation {id: 'org/b'})\nSET o.name = 'b',",
    );
    expect((await load(graph, folder)).loaded.map(({ file }) => file)).toEqual(['0002-b.cypher']);
  });

  it('checks those that are not applied, where a database can say which', async () => {
    const folder = seedFolder({ '0001-a.cypher': seed(organisation('a')) });
    await load(graph, folder);
    const check = async (...files: string[]) => {
      const io = notedIo();
      return [await seedFmt(configOf(folder), io, { check: true }, files), ...io.outs, ...io.errs];
    };
    const left = 'Applied, and so left as they are: 0001-a.cypher.';
    expect(await check()).toEqual([0, left, 'Nothing to format: no seed is pending.']);
    expect(await check('0001-a.cypher')).toEqual([1, 'unformatted\t0001-a.cypher']);
    writeFileSync(join(folder, '0002-b.cypher'), seed(organisation('b')));
    expect(await check()).toEqual([1, 'unformatted\t0002-b.cypher', left]);
  });

  it('refuses applied seeds that are named, and then formats none', async () => {
    const folder = seedFolder({ '0001-a.cypher': seed(organisation('a')) });
    await load(graph, folder);
    const pending = seed(organisation('b'));
    writeFileSync(join(folder, '0002-b.cypher'), pending);
    await expect(
      seedFmt(configOf(folder), notedIo(), {}, ['0001-a.cypher', '0002-b.cypher']),
    ).rejects.toMatchObject({
      code: 'LEDGER_CONFLICT',
      message: expect.stringMatching(
        /^0001-a\.cypher is applied \(.+\), and an applied seed must not change\.$/,
      ),
      details: { seeds: [{ number: 1, file: '0001-a.cypher', state: 'applied' }] },
    });
    expect(text(folder, '0002-b.cypher')).toBe(pending);
    writeFileSync(join(folder, '0001-a.cypher'), seed(organisation('a', ", o.note = 'x'")));
    await expect(seedFmt(configOf(folder), notedIo(), {}, ['0001-a.cypher'])).rejects.toMatchObject({
      details: { seeds: [{ state: 'edited' }] },
    });
  });
});
