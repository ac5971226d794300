import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neo4jDump } from '../../../src/commands/neo4j/dump.js';
import { neo4jReset } from '../../../src/commands/neo4j/reset.js';
import { neo4jRestore } from '../../../src/commands/neo4j/restore.js';
import { neo4jStart } from '../../../src/commands/neo4j/start.js';
import { neo4jStatus } from '../../../src/commands/neo4j/status.js';
import { neo4jStop } from '../../../src/commands/neo4j/stop.js';
import { readConfig } from '../../../src/config.js';
import { confHeader } from '../../../src/neo4j/settings/conf.js';
import { jarLock } from '../../../src/neo4j/jars.js';
import { acquireDatabase } from '../../../src/neo4j/managed.js';
import { temporaryFolder } from '../../support/folder.js';
import { notedIo } from '../../support/io.js';

const configFor = (dataFolder: string) => readConfig({ PACTGRAPH_DATA: dataFolder });

/** A data folder as a stopped database leaves it. */
function folderWithData(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'neo4j', 'conf'), { recursive: true });
  writeFileSync(join(folder, 'neo4j', 'conf', 'neo4j.conf'), `${confHeader}\n`);
  writeFileSync(join(folder, 'neo4j-password'), 'secret\n');
  writeFileSync(join(folder, 'mine.txt'), 'not ours');
  return folder;
}

const restore: typeof neo4jReset = (config, io) => neo4jRestore(config, io, {}, 'a.dump');

describe('with a server of one’s own', () => {
  it.each([neo4jStart, neo4jStop, neo4jStatus, neo4jReset, neo4jDump, restore])(
    '%o is wrong',
    async (command) => {
      const config = readConfig({ NEO4J_URI: 'neo4j://db.example', NEO4J_PASSWORD: 'x' });
      await expect(command(config, notedIo())).rejects.toMatchObject({
        code: 'USAGE',
        message: 'The managed database is not in use: NEO4J_URI is neo4j://db.example.',
      });
    },
  );
});

describe('neo4j status and stop', () => {
  it('of nothing', async () => {
    const folder = temporaryFolder();
    const io = notedIo();
    await neo4jStatus(configFor(folder), io);
    await neo4jStop(configFor(folder), io);
    expect(io.outs).toEqual([`Not running. No data yet in ${folder}.`, 'It was not running.']);
  });

  it('as JSON', async () => {
    const folder = folderWithData();
    const io = notedIo({ json: true });
    await neo4jStatus(configFor(folder), io);
    expect(io.outs.map((text): unknown => JSON.parse(text))).toEqual([
      { version: 1, database: { running: false, dataFolder: folder, hasData: true } },
    ]);
  });
});

describe('neo4j reset', () => {
  it('needs a yes where nobody can be asked', async () => {
    const folder = folderWithData();
    await expect(neo4jReset(configFor(folder), notedIo())).rejects.toMatchObject({
      code: 'USAGE',
      hint: 'Confirm with: pactgraph neo4j reset --yes',
    });
    expect(readdirSync(folder)).toContain('neo4j');
  });

  it('asks, and takes no for an answer', async () => {
    const folder = folderWithData();
    const io = notedIo({ answer: false });
    await neo4jReset(configFor(folder), io);
    expect(io.questions).toEqual([`Delete all data of the managed database in ${folder}?`]);
    expect(io.outs).toEqual(['Nothing was deleted.']);
    expect(readdirSync(folder)).toContain('neo4j');
  });

  it.each([notedIo({ answer: true }), notedIo()])(
    'deletes only what is the managed database’s',
    async (io) => {
      const folder = folderWithData();
      await neo4jReset(configFor(folder), io, { yes: !io.isTerminal });
      expect(readdirSync(folder).sort()).toEqual(['mine.txt', 'run']);
    },
  );

  it('has nothing to do without data', async () => {
    const io = notedIo();
    await neo4jReset(configFor(temporaryFolder()), io);
    expect(io.outs).toHaveLength(1);
  });

  it('leaves a folder alone that pactgraph did not make, and so does a start', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'neo4j', 'conf'), { recursive: true });
    writeFileSync(join(folder, 'neo4j', 'conf', 'neo4j.conf'), 'server.bolt.enabled=true\n');
    const refused = {
      code: 'CANNOT_RUN',
      message: `${join(folder, 'neo4j')} exists, and pactgraph did not make it.`,
    };
    await expect(neo4jReset(configFor(folder), notedIo(), { yes: true })).rejects.toMatchObject(refused);
    await expect(acquireDatabase(configFor(folder))).rejects.toMatchObject(refused);
    expect(readdirSync(join(folder, 'neo4j'))).toEqual(['conf']);
  });
});

describe('data that a newer Neo4j wrote', () => {
  it('is not opened', async () => {
    const folder = folderWithData();
    const conf = join(folder, 'neo4j', 'conf', 'neo4j.conf');
    writeFileSync(conf, `${confHeader}\n# For Neo4j 2099.01.0\n`);
    await expect(acquireDatabase(configFor(folder))).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message: `The data in ${join(folder, 'neo4j')} was last used by Neo4j 2099.01.0; this pactgraph runs ${jarLock.version}.`,
      hint: expect.stringContaining('pactgraph neo4j restore'),
    });
  });
});
