import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { withFetch } from '../../../src/neo4j/download/proxy.js';
import { temurin } from '../../../src/neo4j/java/temurin.js';
import { fileServer } from '../../support/file-server.js';
import { temporaryFolder } from '../../support/folder.js';

interface Proxy {
  readonly address: string;
  /** What it was asked for, and with which login. */
  readonly asked: readonly (readonly [string, string | undefined])[];
}

/** Passes on what goes to http addresses, and opens no tunnels. */
async function httpProxy(): Promise<Proxy> {
  const asked: [string, string | undefined][] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push([incoming.url ?? '', incoming.headers['proxy-authorization']]);
    request(incoming.url ?? '', { headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    }).end();
  });
  server.on('connect', ({ url }, socket) => {
    asked.push([url ?? '', undefined]);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const signal = new AbortController().signal;

it('asks the proxy for what it wants, and logs in there', async () => {
  const files = await fileServer(() => 'a jar');
  const proxy = await httpProxy();
  const http = proxy.address.replace('://', '://jo:secret@');
  const settings = { http, https: '', except: '' };
  const status = await withFetch(
    settings,
    async (fetch) => (await fetch(`${files.address}/a`, { signal })).status,
  );
  expect(status).toBe(200);
  expect(proxy.asked).toEqual([
    [`${files.address}/a`, `Basic ${Buffer.from('jo:secret').toString('base64')}`],
  ]);
});

it('goes past the proxy to the hosts that NO_PROXY names', async () => {
  const files = await fileServer(() => 'a jar');
  const proxy = await httpProxy();
  const settings = { http: proxy.address, https: '', except: 'example.org,127.0.0.1' };
  await withFetch(settings, (fetch) => fetch(`${files.address}/a`, { signal }));
  expect(proxy.asked).toEqual([]);
  expect(files.asked).toHaveLength(1);
});

it('asks for a tunnel to an https address; so does the way to a Java', async () => {
  const proxy = await httpProxy();
  const settings = { http: '', https: proxy.address, except: '' };
  await expect(
    withFetch(settings, (fetch) => fetch('https://maven.example/a', { signal })),
  ).rejects.toThrow();
  await expect(temurin.fetchInto(temporaryFolder(), { path: [], proxy: settings })).rejects.toThrow();
  expect(proxy.asked.map(([url]) => url)).toEqual(['maven.example:443', 'api.adoptium.net:443']);
});

it('hangs up on a proxy that never answers: it would keep the process', async () => {
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const https = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const giveUp = new AbortController();
  const silent = withFetch({ http: '', https, except: '' }, (fetch) =>
    fetch('https://maven.example/a', { signal: giveUp.signal }),
  );
  const [socket] = await connected;
  giveUp.abort();
  await Promise.all([expect(silent).rejects.toThrow(), once(socket.resume(), 'close')]);
});

it.each(['http://', 'http://jo:secret@ho st'])(
  'refuses %s as a proxy, without a word of its login',
  async (http) => {
    const refused = withFetch({ http, https: '', except: '' }, () => Promise.resolve());
    await expect(refused).rejects.toMatchObject({
      code: 'CANNOT_RUN',
      message: 'HTTPS_PROXY or HTTP_PROXY is not the address of a proxy.',
    });
    await expect(refused).rejects.not.toThrow(/secret/);
  },
);
