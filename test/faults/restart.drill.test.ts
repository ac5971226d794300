/** A server of one's own that is restarted, or moves behind its name, while the API serves: it recovers by itself. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { probe } from '../../src/graph/probe.js';
import { restarts, slow } from '../drills/settings.js';
import { told } from './report.js';
import { opened, serving } from './own-server.js';

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

it.skipIf(restarts === 0)(
  'a server that is restarted is used again within 5 s of its answering',
  async () => {
    const { start, first } = await opened();
    const { traffic: requests } = await serving(first.uri, first.password);
    let database = first;
    const seconds: number[] = [];
    for (let i = 0; i < restarts; i++) {
      await requests.calm();
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
      outcome:
        'answers `DATABASE_UNAVAILABLE` meanwhile; time: from its answering to the last failed request',
      seconds,
    });
  },
  900_000,
);

it.runIf(slow)(
  'a server that moved to another machine, and has another password there, is used within 5 s',
  async () => {
    const [{ first: here }, { first: there }] = [await opened(), await opened()];
    const portOf = ({ uri }: { uri: string }) => Number(new URL(uri).port);
    const address = await movingAddress();
    address.to(portOf(here));
    const { traffic: requests, passwordFile } = await serving(
      `bolt://127.0.0.1:${address.port}`,
      here.password,
    );
    await requests.calm();
    const moved = performance.now();
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
  },
  240_000,
);
