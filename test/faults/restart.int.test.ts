/** A server of one's own that is restarted, or moves behind its name, while the API serves: it recovers by itself. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { acquireDatabase } from '../../src/neo4j/managed.js';
import { probe } from '../../src/graph/probe.js';
import { restarts } from '../drills/settings.js';
import { commandProcess } from '../support/command-process.js';
import { temporaryFolder } from '../support/folder.js';
import { told } from './report.js';
import { freePort, isAnswered, serverProcess } from './server-process.js';

const everyMs = 20;

/** Asks 50 times a second and notes when which answer came. */
function traffic(port: number) {
  const answers: { readonly at: number; readonly good: boolean }[] = [];
  const timer = setInterval(() => {
    const at = performance.now();
    void isAnswered(port).then((good) => answers.push({ at, good }));
  }, everyMs);
  onTestFinished(() => clearInterval(timer));
  return {
    /** Seconds from `from` until the last request was sent that failed; 0 when none failed. */
    failedFor: (from: number) => {
      const failed = answers.filter(({ at, good }) => at >= from && !good).map(({ at }) => at);
      return Math.max(0, ...failed.map((at) => (at - from) / 1_000));
    },
    failures: (from: number) => answers.filter(({ at, good }) => at >= from && !good).length,
  };
}

/** An address that stays while what is behind it changes, as a host name does. */
async function movingAddress() {
  let target = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy()).on('close', () => (other.destroy(), open.delete(one)));
    }
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return {
    port: (server.address() as AddressInfo).port,
    /** Connections to the place before are lost without a word. */
    to: (port: number) => {
      target = port;
      for (const socket of open) socket.destroy();
    },
  };
}

const opened = async () => {
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

async function serving(uri: string, password: string) {
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

it(`a server that is restarted ${restarts} times is used again within 5 s of its answering`, async () => {
  const { start, first } = await opened();
  const { traffic: requests } = await serving(first.uri, first.password);
  let database = first;
  const seconds: number[] = [];
  for (let i = 0; i < restarts; i++) {
    await sleep(1_000);
    await database.stop();
    database = await start();
    await probe(database);
    const answering = performance.now();
    await sleep(6_000);
    const failedFor = requests.failedFor(answering);
    expect(failedFor).toBeLessThan(5);
    expect(requests.failures(answering + 5_000)).toBe(0);
    seconds.push(failedFor);
  }
  told({
    fault: 'a server of one’s own restarts under 50 requests a second',
    outcome: 'answers `DATABASE_UNAVAILABLE` meanwhile; time: from its answering to the last failed request',
    seconds,
  });
}, 900_000);

it('a server that moved to another machine, and has another password there, is used within 5 s', async () => {
  const [{ first: here }, { first: there }] = [await opened(), await opened()];
  const portOf = ({ uri }: { uri: string }) => Number(new URL(uri).port);
  const address = await movingAddress();
  address.to(portOf(here));
  const { traffic: requests, passwordFile } = await serving(
    `bolt://127.0.0.1:${address.port}`,
    here.password,
  );
  await sleep(1_000);
  const moved = performance.now();
  expect(requests.failures(0)).toBe(0);
  address.to(portOf(there));
  writeFileSync(passwordFile, there.password);
  await sleep(7_000);
  const failedFor = requests.failedFor(moved);
  expect(failedFor).toBeLessThan(5);
  told({
    fault: 'a server of one’s own moves behind its name and its password changes',
    outcome: 'time: from the move to the last failed request',
    seconds: [failedFor],
  });
}, 240_000);
