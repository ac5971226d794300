import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { errorEntry, PactgraphError } from '../../src/errors.js';
import { openGraph } from '../../src/graph/graph.js';
import { ask, fakeGraph, secret, testApp } from './support.js';
import { within } from '../support/timing.js';

const closers: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function appOver(graph: Parameters<typeof testApp>[0]) {
  const app = await testApp(graph);
  closers.push(() => app.close());
  return app;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  return [await work(), performance.now() - started];
}

async function listening(): Promise<[Server, number]> {
  const server = createServer((socket) => void socket.on('error', () => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [server, (server.address() as AddressInfo).port];
}

async function deadPort(): Promise<number> {
  const [server, port] = await listening();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function silentPort(): Promise<number> {
  const [server, port] = await listening();
  closers.push(() => {
    server.close();
    return Promise.resolve();
  });
  return port;
}

describe('health', () => {
  it('is live and ready over a loaded graph', async () => {
    const app = await appOver({});
    const live = await app.inject('/health/live');
    expect([live.statusCode, live.json()]).toEqual([200, { status: 'live' }]);
    const ready = await app.inject('/health/ready');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready', revision: 7 }]);
    expect(ready.headers['cache-control']).toBe('no-store');
    expect(ready.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves room for large answers, however often it is asked', async () => {
    const app = await appOver({ answerMegabytes: 1, deadline: 3_000 });
    for (let probe = 0; probe < 5; probe++) await app.inject('/health/ready');
    // Over half of the objects of 1 MB.
    const fields = Array.from({ length: 20 }, (_, index) => `a${index}: nodes { self { name } }`);
    expect((await ask(app, `{ ${fields.join(' ')} }`)).status).toBe(200);
  });

  it('is not ready without ledger, and says so', async () => {
    const app = await appOver({ graph: fakeGraph(() => []).graph });
    const ready = await app.inject('/health/ready');
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { status: 'not ready', code: 'DATABASE_UNAVAILABLE', message: 'The database holds no graph yet.' },
    ]);
  });

  it.each([
    new Error(secret),
    new PactgraphError('DATABASE_UNAVAILABLE', secret, { cause: new Error(secret) }),
    new PactgraphError('QUERY_TIMEOUT', secret),
  ])('is not ready after %s, in fixed words', async (error) => {
    const app = await appOver({ graph: fakeGraph(() => Promise.reject(error)).graph });
    const ready = await app.inject('/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ message: errorEntry('DATABASE_UNAVAILABLE').fixed });
  });

  it('asks a graph that hangs once, and answers within 1 s', async () => {
    const { graph, texts } = fakeGraph(() => new Promise(() => undefined));
    const app = await appOver({ graph });
    const [answers, ms] = await timed(() =>
      Promise.all(Array.from({ length: 20 }, () => app.inject('/health/ready'))),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([503]));
    within(1_000, ms);
    expect(texts).toHaveLength(1);
  });
});

describe.each([
  ['refuses connections', deadPort],
  ['is open and silent', silentPort],
])('a Neo4j that %s', (_how, findPort) => {
  it.each(['bolt', 'neo4j'])(
    'over %s:// is told within 3 s; the process lives',
    { timeout: 20_000 },
    async (scheme) => {
      const port = await findPort();
      const graph = openGraph({
        uri: `${scheme}://127.0.0.1:${port}`,
        user: 'neo4j',
        password: 'hunter2',
        database: 'neo4j',
      });
      closers.push(() => graph.close());
      const app = await appOver({ graph });

      const [ready, readyMs] = await timed(() => app.inject('/health/ready'));
      expect(ready.statusCode).toBe(503);
      within(1_000, readyMs);

      // With a nullable field and one that is fine beside it: nothing of it may be shown.
      const [answer, ms] = await timed(() => ask(app, '{ read self { name } }'));
      expect([answer.status, answer.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
      expect(answer.body).not.toHaveProperty('data');
      within(3_000, ms);
      const body = JSON.stringify([answer.body, ready.body]);
      for (const word of ['127.0.0.1', String(port), 'hunter2', 'ServiceUnavailable'])
        expect(body).not.toContain(word);

      const [live, liveMs] = await timed(() => app.inject('/health/live'));
      expect(live.statusCode).toBe(200);
      within(100, liveMs);
    },
  );
});
