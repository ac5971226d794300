/** Servers of one's own with the seeds in them, and the API on one of them, under traffic. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import { commandProcess } from '../support/command-process.js';
import { temporaryFolder } from '../support/folder.js';
import { freePort, serverProcess } from './server-process.js';
import { traffic } from './traffic.js';

export const opened = async () => {
  const config = { ...readConfig(process.env), dataFolder: temporaryFolder() };
  const start = async () => {
    const database = await acquireDatabase(config, { profile: 'test' });
    onTestFinished(() => database.stop());
    return database;
  };
  const first = await start();
  const load = commandProcess(['seed', 'load', '--yes'], { PACTGRAPH_DATA: config.dataFolder });
  expect(await load.ended, load.told()).toBe(0);
  return { start, first };
};

export async function serving(uri: string, password: string) {
  const passwordFile = join(temporaryFolder(), 'password');
  writeFileSync(passwordFile, password);
  const port = await freePort();
  const environment = {
    NEO4J_URI: uri,
    NEO4J_PASSWORD_FILE: passwordFile,
    PACTGRAPH_PORT: String(port),
    PACTGRAPH_LOG: 'silent',
  };
  const server = await serverProcess('serve', environment);
  expect(await server.ready(), server.told()).toBe(true);
  return { traffic: traffic(port), passwordFile };
}
