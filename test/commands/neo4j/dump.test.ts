/** What dump and restore refuse before they touch anything; test/drills has what they do. */
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDump } from '../../../src/commands/neo4j/dump-read.js';
import { nameFor, place, seal, withPart } from '../../../src/commands/neo4j/dump-write.js';
import type { Manifest } from '../../../src/commands/neo4j/dump-manifest.js';
import { neo4jDump } from '../../../src/commands/neo4j/dump.js';
import { neo4jRestore } from '../../../src/commands/neo4j/restore.js';
import { readConfig } from '../../../src/config.js';
import { confHeader } from '../../../src/neo4j/settings/conf.js';
import { jarLock } from '../../../src/neo4j/jars.js';
import { temporaryFolder } from '../../support/folder.js';
import { notedIo } from '../../support/io.js';

const graph = { revision: 12, head: 'head', nodes: 3, relationships: 2, canonical: 'sha' };

/** A dump as it is written, but for its store, which is no database. */
async function sealedDump(): Promise<string> {
  const dump = join(temporaryFolder(), 'a.dump');
  mkdirSync(dump);
  writeFileSync(join(dump, 'neo4j.dump'), 'store');
  await seal(dump, graph, 1_000);
  return dump;
}

/** Settings of a data folder with the files that a stopped database leaves. */
function configWithData() {
  const dataFolder = temporaryFolder();
  mkdirSync(join(dataFolder, 'neo4j', 'conf'), { recursive: true });
  writeFileSync(join(dataFolder, 'neo4j', 'conf', 'neo4j.conf'), `${confHeader}\n`);
  return readConfig({ PACTGRAPH_DATA: dataFolder });
}

const rewritten = (dump: string, change: (manifest: Manifest) => object): void => {
  const file = join(dump, 'manifest.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Manifest)));
};

describe('a dump', () => {
  it('is named after revision and time', async () => {
    const manifest = await readDump(await sealedDump());
    expect(manifest).toMatchObject({
      version: 1,
      neo4j: jarLock.version,
      graph,
      store: { size: 5, restored: 1_000 },
    });
    expect(nameFor({ ...manifest, dumpedAt: '2026-11-28T17:15:00.123Z' })).toBe(
      'pactgraph-r12-20261128T171500Z.dump',
    );
  });

  it('is not written over another one, unless that is said', async () => {
    const [old, part] = [await sealedDump(), await sealedDump()];
    rewritten(part, (manifest) => ({ ...manifest, graph: { ...graph, revision: 13 } }));
    await expect(place(part, old, false)).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message: `${old} exists already.`,
      hint: 'Name another folder, or replace it with --force.',
    });
    await place(part, old, true);
    expect((await readDump(old)).graph.revision).toBe(13);
    expect(readdirSync(join(part, '..'))).toEqual([]);
  });

  it('is never written over anything else', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const refused = { code: 'CANNOT_RUN', message: `${folder} exists already and is not a dump.` };
    await expect(neo4jDump(configWithData(), notedIo(), { force: true }, folder)).rejects.toMatchObject(
      refused,
    );
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  it('is its user’s alone, and comes to be beside what a killed one left', async () => {
    const parent = temporaryFolder();
    const parts = await withPart(parent, (left) =>
      withPart(parent, (part) => {
        if (process.platform !== 'win32') expect(statSync(part).mode & 0o777).toBe(0o700);
        return Promise.resolve([left, part]);
      }),
    );
    expect(new Set(parts).size).toBe(2);
    for (const part of parts) expect(part).toMatch(/\.part$/);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('needs a folder that can be written to', async () => {
    const parent = join(temporaryFolder(), 'missing');
    await expect(neo4jDump(configWithData(), notedIo(), {}, join(parent, 'a.dump'))).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message: `No dump can be written to ${parent}.`,
    });
  });

  it('of nothing is refused', async () => {
    const dataFolder = temporaryFolder();
    const config = readConfig({ PACTGRAPH_DATA: dataFolder });
    await expect(neo4jDump(config, notedIo())).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message: `There is no data in ${dataFolder}.`,
    });
  });
});

const breaks: ReadonlyArray<{ name: string; damage: (dump: string) => void; told: RegExp }> = [
  {
    name: 'one byte changed',
    damage: (dump) => writeFileSync(join(dump, 'neo4j.dump'), 'stare'),
    told: /neo4j\.dump was changed since it was written: its SHA-256 is not that of the manifest\.$/,
  },
  {
    name: 'a store cut off',
    damage: (dump) => truncateSync(join(dump, 'neo4j.dump'), 4),
    told: /neo4j\.dump has 4 bytes, and had 5 when it was written\.$/,
  },
  {
    name: 'a store grown',
    damage: (dump) => appendFileSync(join(dump, 'neo4j.dump'), 'x'),
    told: /neo4j\.dump has 6 bytes, and had 5 when it was written\.$/,
  },
  {
    name: 'no store',
    damage: (dump) => rmSync(join(dump, 'neo4j.dump')),
    told: /neo4j\.dump is missing\.$/,
  },
  {
    name: 'no manifest',
    damage: (dump) => rmSync(join(dump, 'manifest.json')),
    told: /a\.dump is no dump: it has no manifest\.json\.$/,
  },
  {
    name: 'a manifest cut off',
    damage: (dump) => truncateSync(join(dump, 'manifest.json'), 100),
    told: /manifest\.json is not as pactgraph writes it\.$/,
  },
  {
    name: 'a manifest without a checksum',
    damage: (dump) =>
      rewritten(dump, (manifest) => ({ ...manifest, store: { file: 'neo4j.dump', size: 5 } })),
    told: /manifest\.json is not as pactgraph writes it\.$/,
  },
  {
    name: 'a newer Neo4j',
    damage: (dump) => rewritten(dump, (manifest) => ({ ...manifest, neo4j: '2099.01.0' })),
    told: /^Neo4j 2099\.01\.0 wrote this dump, and this pactgraph runs /,
  },
  {
    name: 'another form',
    damage: (dump) => rewritten(dump, () => ({ version: 2, pactgraph: '9.0.0' })),
    told: /^pactgraph 9\.0\.0 wrote this dump in a form that this one does not read\.$/,
  },
];

describe('a restore', () => {
  it.each(breaks)('refuses a dump with $name, and touches nothing', async ({ damage, told }) => {
    const config = configWithData();
    const dump = await sealedDump();
    damage(dump);
    await expect(neo4jRestore(config, notedIo(), { yes: true }, dump)).rejects.toMatchObject({
      code: 'RESTORE_FAILED',
      message: expect.stringMatching(told),
    });
    expect(readdirSync(config.dataFolder)).toEqual(['neo4j']);
  });

  it('needs a yes where nobody can be asked', async () => {
    const config = configWithData();
    await expect(neo4jRestore(config, notedIo(), {}, await sealedDump())).rejects.toMatchObject({
      code: 'USAGE',
      message: `This replaces the data of the managed database in ${config.dataFolder}.`,
      hint: 'Confirm with: pactgraph neo4j restore FOLDER --yes',
    });
    expect(readdirSync(config.dataFolder)).toEqual(['neo4j']);
  });
});
