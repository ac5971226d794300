import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serve, type RunningServer } from '../../src/http/serve.js';
import { closeOnSignals } from '../../src/http/signals.js';
import { fakeGraph, free, resolved, testApp } from './support.js';
import { within } from '../support/timing.js';

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(port = 0, host = '127.0.0.1') {
  const { graph } = fakeGraph();
  const close = vi.fn(() => Promise.resolve());
  const server = await serve(testApp({ graph }), {
    config: { host, port },
    graph: { close },
  });
  running.push(server);
  return { server, graphClosed: close };
}

const query = (url: string, document: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document }),
  });

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One request: its status, or why there is none. */
function once(port: number, agent: Agent): Promise<number | string> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json' };
    const request = httpRequest(
      { port, host: '127.0.0.1', method: 'POST', path: '/graphql', agent, headers },
      (response) => {
        response.resume().on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    request.end('{"query":"{ self { name } }"}');
  });
}

function refused(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });
}

describe('the server', () => {
  it('says where it listens', async () => {
    const { server } = await start();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await query(server.url, '{ __typename }')).status).toBe(200);
  });

  it('names a usable address for 0.0.0.0', async () => {
    const { server } = await start(0, '0.0.0.0');
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/);
  });

  it('cannot run on a port in use, and leaves the graph open', async () => {
    const { server } = await start();
    const port = Number(new URL(server.url).port);
    const close = vi.fn(() => Promise.resolve());
    const second = serve(testApp(), { config: { host: '127.0.0.1', port }, graph: { close } });
    await expect(second).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message: `Port ${port} is in use.`,
      hint: expect.stringContaining('PACTGRAPH_PORT') as string,
    });
    expect(close).not.toHaveBeenCalled();
  });

  it('cannot run on a host that is not here', async () => {
    await expect(start(0, '192.0.2.1')).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      hint: expect.stringContaining('PACTGRAPH_HOST') as string,
    });
  });

  it('finishes what it accepted, takes no more, then closes the graph', async () => {
    const { server, graphClosed } = await start();
    // Leaves a kept-alive connection behind, which must not hold the end up.
    await (await query(server.url, '{ __typename }')).text();
    const before = resolved.count;
    const slow = Array.from({ length: 20 }, () => query(server.url, '{ slow }'));
    await vi.waitFor(() => expect(resolved.count).toBe(before + 20), { timeout: 2_000, interval: 5 });
    const started = performance.now();
    const closed = server.close();
    await after(20);
    expect(await refused(server.url)).toBe(true);
    expect(graphClosed).not.toHaveBeenCalled();
    for (const response of await Promise.all(slow)) {
      expect([response.status, await response.json()]).toEqual([200, { data: { slow: 'done' }, ...free }]);
    }
    await closed;
    within(2_000, performance.now() - started);
    expect(graphClosed).toHaveBeenCalledTimes(1);
    await server.close();
    expect(graphClosed).toHaveBeenCalledTimes(1);
  });
});

describe('a server that stops under load', () => {
  it(
    'loses no request: twenty clients on kept-alive connections ask until they are refused',
    { timeout: 60_000 },
    async () => {
      for (let round = 0; round < 20; round++) {
        const { server } = await start();
        const { port } = new URL(server.url);
        const agent = new Agent({ keepAlive: true, maxSockets: 20 });
        let answered = 0;
        const failures: string[] = [];
        const client = async () => {
          for (;;) {
            const outcome = await once(Number(port), agent);
            if (outcome === 'ECONNREFUSED') return;
            if (outcome === 200) answered++;
            else failures.push(String(outcome));
          }
        };
        const clients = Promise.all(Array.from({ length: 20 }, client));
        // All are connected and in full swing.
        await vi.waitFor(() => expect(answered).toBeGreaterThan(100), { timeout: 5_000, interval: 3 });
        const started = performance.now();
        await server.close();
        within(2_000, performance.now() - started);
        await clients;
        agent.destroy();
        expect(failures).toEqual([]);
      }
    },
  );
});

describe('signals', () => {
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const listeners = () => signals.map((signal) => process.listenerCount(signal));

  it.each(signals)('%s drains and gives 0', async (signal) => {
    const before = listeners();
    const { server, graphClosed } = await start();
    const code = closeOnSignals(server);
    const slow = query(server.url, '{ slow }');
    await after(50);
    process.emit(signal, signal);
    expect((await slow).status).toBe(200);
    expect(await code).toBe(0);
    expect(graphClosed).toHaveBeenCalledTimes(1);
    expect(listeners()).toEqual(before);
  });

  it('a second one gives 1 at once', async () => {
    const code = closeOnSignals({ close: () => new Promise(() => undefined) });
    process.emit('SIGTERM', 'SIGTERM');
    process.emit('SIGINT', 'SIGINT');
    expect(await code).toBe(1);
  });

  it('what is not done at the limit gives 1', async () => {
    const code = closeOnSignals({ close: () => new Promise(() => undefined) }, 30);
    process.emit('SIGTERM', 'SIGTERM');
    expect(await code).toBe(1);
  });

  it('a failed close gives 1', async () => {
    const code = closeOnSignals({ close: () => Promise.reject(new Error('no')) });
    process.emit('SIGTERM', 'SIGTERM');
    expect(await code).toBe(1);
  });
});
