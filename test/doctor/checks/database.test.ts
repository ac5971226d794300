import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { aboutDatabase, database, noLogin, versionFindings } from '../../../src/doctor/checks/database.js';
import { confHeader } from '../../../src/neo4j/settings/conf.js';
import { jarLock } from '../../../src/neo4j/jars.js';
import { temporaryFolder } from '../../support/folder.js';
import { findingsOf, told } from '../support.js';

/** A data folder as a stopped database leaves it. */
function leftFolder(version = jarLock.version): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'neo4j/conf'), { recursive: true });
  mkdirSync(join(folder, 'neo4j/data'));
  writeFileSync(join(folder, 'neo4j/conf/neo4j.conf'), `${confHeader}\n# For Neo4j ${version}\n`);
  writeFileSync(join(folder, 'neo4j-password'), 'secret\n', { mode: 0o600 });
  return folder;
}

const configFor = (dataFolder: string) => ({ ...readConfig({}), dataFolder });
const look = async (folder: string) => told(await findingsOf(configFor(folder), database));

describe('a managed database that does not run', () => {
  it('is no problem: commands start it', async () => {
    const folder = leftFolder();
    expect(await findingsOf(configFor(folder), database)).toEqual([
      {
        level: 'note',
        title: `The managed database does not run; its data is in ${folder}.`,
        remedy: 'To look inside: pactgraph doctor --start',
      },
    ]);
  });

  it('may not be there yet', async () => {
    const folder = temporaryFolder();
    expect(await look(folder)).toEqual([`note: There is no managed database in ${folder} yet.`]);
  });

  it('was last opened by a newer Neo4j', async () => {
    expect((await look(leftFolder('2031.01.0')))[1]).toBe(
      `problem: Neo4j 2031.01.0 opened it last, and this pactgraph has ${jarLock.version}, which may not open what a newer one wrote.`,
    );
  });

  it('has lost its password', async () => {
    const folder = leftFolder();
    writeFileSync(join(folder, 'neo4j-password'), '');
    expect((await look(folder))[1]).toMatch(/^problem: The password of the managed database is gone/);
  });

  it.skipIf(process.platform === 'win32')('has a password that others can read', async () => {
    const folder = leftFolder();
    chmodSync(join(folder, 'neo4j-password'), 0o644);
    const [, found] = await findingsOf(configFor(folder), database);
    expect(found).toMatchObject({ level: 'warning', remedy: `chmod 600 ${join(folder, 'neo4j-password')}` });
  });
});

describe('a server that does not answer', () => {
  it('is a problem, in the words of whoever set its address', async () => {
    const config = readConfig({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' });
    expect(await findingsOf(config, database)).toEqual([
      {
        level: 'problem',
        code: 'DATABASE_UNAVAILABLE',
        title: 'Nothing listens at 127.0.0.1:1.',
        remedy: 'Check host and port in NEO4J_URI and that the server runs.',
      },
    ]);
  });
});

describe('what is told of a database', () => {
  it('its language, where it is not ours', () => {
    const language = (text: string) => told(aboutDatabase('neo4j', { access: 'read-write', language: text }));
    expect(language('CYPHER 25')).toEqual(['ok: Its default language is CYPHER 25.']);
    expect(language('CYPHER 5')).toEqual([
      'ok: Its default language is CYPHER 5; pactgraph says CYPHER 25 before every statement.',
    ]);
  });

  it('that it is only read', () => {
    expect(aboutDatabase('facts', { access: 'read-only', language: null })).toEqual([
      {
        level: 'warning',
        title: 'The database facts is read-only: seeds cannot be loaded.',
        remedy: 'ALTER DATABASE `facts` SET ACCESS READ WRITE',
      },
    ]);
  });

  it('that it lets everybody in', () => {
    expect(noLogin('127.0.0.1').level).toBe('note');
    expect(noLogin('db.example')).toMatchObject({ level: 'warning' });
  });

  it('which Neo4j wrote it', () => {
    expect(versionFindings('2026.09.0', '2026.09.0')).toEqual([]);
    expect(told(versionFindings('2026.05.0', '2026.09.0'))).toEqual([
      'note: Neo4j 2026.05.0 opened it last; the next start brings it to 2026.09.0, for good.',
    ]);
  });
});
