import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { cache, unwritable } from '../../../src/doctor/checks/cache.js';
import { java } from '../../../src/doctor/checks/java.js';
import { jarLock } from '../../../src/neo4j/jars.js';
import { jarFolder } from '../../../src/neo4j/disk/layout.js';
import { temporaryFolder } from '../../support/folder.js';
import { findingsOf, told } from '../support.js';

const configFor = (cacheFolder: string) => ({ ...readConfig({ PACTGRAPH_JAVA: 'bundled' }), cacheFolder });
const own = readConfig({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' });

describe('the cache', () => {
  it('that is empty tells what the next start fetches, and stays empty', async () => {
    const folder = temporaryFolder();
    const [found] = await findingsOf(configFor(folder), cache);
    const count = jarLock.jars.length;
    expect(found).toMatchObject({ level: 'note', remedy: 'To fetch them now: pactgraph neo4j fetch' });
    expect(found?.title).toMatch(
      new RegExp(
        `^${count} of ${count} jars of Neo4j ${jarLock.version} are not in .*; the next start fetches \\d+ MB\\.$`,
      ),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells broken jars and what cut-short fetches left, when it is old', async () => {
    const folder = temporaryFolder();
    const lib = jarFolder(folder, jarLock.version);
    mkdirSync(lib, { recursive: true });
    writeFileSync(join(lib, jarLock.jars[0]?.file ?? ''), 'half');
    for (const name of ['old.part', 'young.part']) writeFileSync(join(lib, name), '');
    utimesSync(join(lib, 'old.part'), 0, 0);
    const found = await findingsOf(configFor(folder), cache);
    expect(found[0]?.title).toContain(`${jarLock.jars.length} of`);
    expect(found[1]).toMatchObject({ level: 'note', title: '1 download that was cut short is left.' });
    expect(found[1]?.detail).toBe(join(lib, 'old.part'));
  });

  it('that cannot be written is a problem only while something is missing', () => {
    expect(unwritable('/cache', true)).toEqual({
      level: 'problem',
      title: 'pactgraph cannot write to /cache.',
      remedy: 'Name a folder you can write to in PACTGRAPH_HOME.',
    });
    expect(unwritable('/cache', false).level).toBe('note');
  });
});

describe('Java', () => {
  it('that is not here is fetched by the first start, which says what comes', async () => {
    const [found] = await findingsOf(configFor(temporaryFolder()), java);
    expect(found).toMatchObject({
      level: 'note',
      title: 'No Java 21 or newer is here; the first start fetches one.',
      remedy: 'To fetch it now: pactgraph neo4j fetch',
    });
    expect(found?.detail).toMatch(/^Eclipse Temurin from Adoptium, about 55 MB; or/);
  });

  it('that is set and does not run is a problem', async () => {
    const config = { ...configFor(temporaryFolder()), java: '/no/java' };
    expect(await findingsOf(config, java)).toMatchObject([
      { level: 'problem', code: 'CANNOT_RUN', title: 'PACTGRAPH_JAVA is /no/java: no Java runs there.' },
    ]);
  });
});

describe('with a server of one’s own', () => {
  it.each([cache, java])('$title is not needed', async (check) => {
    expect(told(await findingsOf(own, check))).toEqual(['ok: Not needed: NEO4J_URI names a server.']);
  });
});
