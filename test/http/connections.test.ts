/** Nobody keeps a connection for ever: by not reading, or by asking on and on. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../src/http/limits.js';
import { fakeGraph, testApp, type TestApp } from './support.js';

const stalled = 1_500;
const size = 12_000_000;

interface Served {
  readonly app: TestApp;
  readonly port: number;
  /** Connections on which an answer was begun. */
  readonly answering: ReadonlySet<Socket>;
  /** Statements that were sent. */
  readonly asks: readonly string[];
}

async function served(): Promise<Served> {
  const { graph, texts: asks } = fakeGraph(() => [{ revision: 1, value: 'x'.repeat(size) }]);
  const app = await testApp({ graph, stalled });
  onTestFinished(() => app.close());
  const answering = new Set<Socket>();
  app.server.on('request', ({ socket }: { socket: Socket }) => answering.add(socket));
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
  return { app, port, answering, asks };
}

const open = ({ server }: TestApp): Promise<number> =>
  new Promise((resolve) => {
    server.getConnections((_error, count) => {
      resolve(count);
    });
  });

const body = '{"query":"{ read }"}';
const asked = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

async function client(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

describe('clients that never read', { timeout: 30_000 }, () => {
  it('lose their connection when nothing has moved for a while', async () => {
    const { app, port, answering } = await served();
    for (let i = 0; i < 5; i++) (await client(port)).pause().write(asked);
    await expect.poll(() => [...answering], { timeout: 15_000 }).toHaveLength(5);
    await expect.poll(() => open(app), { timeout: 15_000, interval: 50 }).toBe(0);
  });

  it('do so too while they go on asking', async () => {
    const { app, port, answering } = await served();
    const socket = await client(port);
    socket.pause();
    const asking = setInterval(() => socket.write(asked), 50);
    onTestFinished(() => {
      clearInterval(asking);
    });
    await expect.poll(() => [...answering], { timeout: 15_000 }).toHaveLength(1);
    await expect.poll(() => open(app), { timeout: 15_000, interval: 50 }).toBe(0);
  });
});

describe('requests that do not wait for answers', () => {
  it('take turns, and are answered in their order', async () => {
    const running = { now: 0, most: 0 };
    const { graph } = fakeGraph(async (text) => {
      running.most = Math.max(running.most, ++running.now);
      await sleep(20);
      running.now--;
      return [{ revision: 1, value: text }];
    });
    const app = await testApp({ graph });
    onTestFinished(() => app.close());
    const socket = await client(Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port));
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    const ask = (name: string) => {
      const query = `{"query":"{ read(text: \\"${name}\\") }"}`;
      return `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${query.length}\r\n\r\n${query}`;
    };
    const names = Array.from({ length: 10 }, (_, i) => `n${i}`);
    socket.write(names.map(ask).join(''));
    await expect.poll(() => [...text.matchAll(/"read":"(\w+)"/g)].map(([, name]) => name)).toEqual(names);
    expect(running.most).toBe(1);
  });

  it('of a client that reads nothing are not worked off', async () => {
    const { port, asks } = await served();
    const socket = await client(port);
    socket.pause().write(asked.repeat(30));
    await sleep(stalled);
    expect(asks.length).toBeLessThan(3);
  });
});

describe('a client that reads slowly', () => {
  it('gets all of its answer', async () => {
    const { port } = await served();
    const socket = await client(port);
    socket.write(asked);
    let read = 0;
    socket.on('data', (part: Buffer) => {
      read += part.length;
      socket.pause();
      void sleep(3).then(() => socket.resume());
    });
    await expect.poll(() => read, { timeout: 20_000 }).toBeGreaterThan(size);
  }, 25_000);
});

describe('a connection', () => {
  it('has so many requests: the last is answered and says so, and none comes to nothing', async () => {
    const { port } = await served();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => {
      agent.destroy();
    });
    const ask = () =>
      new Promise<readonly [status: number | undefined, connection: string | undefined]>(
        (resolve, reject) => {
          request({ port, host: '127.0.0.1', path: '/health/live', agent }, (response) => {
            response.resume().on('end', () => {
              resolve([response.statusCode, response.headers.connection]);
            });
          })
            .on('error', reject)
            .end();
        },
      );
    const answers = [];
    for (let i = 0; i <= limits.requestsPerSocket; i++) answers.push(await ask());
    expect(answers.map(([status]) => status).filter((status) => status !== 200)).toEqual([]);
    expect(answers.flatMap(([, connection], i) => (connection === 'close' ? [i + 1] : []))).toEqual([
      limits.requestsPerSocket,
    ]);
  }, 30_000);

  it('of a client that does not wait for answers ends after the last one too', async () => {
    const { port } = await served();
    const socket = await client(port);
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.write(
      'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(limits.requestsPerSocket + 10),
    );
    await once(socket, 'close');
    const statuses = text
      .split('HTTP/1.1 ')
      .slice(1)
      .map((part) => part.slice(0, 3));
    expect([statuses.length, new Set(statuses)]).toEqual([limits.requestsPerSocket, new Set(['200'])]);
  }, 30_000);
});
