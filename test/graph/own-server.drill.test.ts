import { spawnSync } from 'node:child_process';
import dns from 'node:dns';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { once } from 'node:events';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import pLimit from 'p-limit';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openGraph } from '../../src/graph/graph.js';
import { packageRoot } from '../../src/package.js';
import { boltSpeaker } from '../support/bolt-speaker.js';
import { commandProcess } from '../support/command-process.js';
import { told } from '../faults/report.js';
import { temporaryFolder } from '../support/folder.js';
import { within } from '../support/timing.js';

const dayMs = 86_400_000;

const servers: Server[] = [];
const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

/** A TLS server with a certificate of its own. */
async function tlsServer(host: string, { expired = false, trusted = false } = {}) {
  const now = Date.now();
  const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
    notBeforeDate: new Date(now - 3 * dayMs),
    notAfterDate: new Date(expired ? now - dayMs : now + dayMs),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
  const port = await portOf(
    createTlsServer({ key, cert }, (socket) => socket.on('error', () => socket.destroy())).on(
      'tlsClientError',
      () => undefined,
    ),
  );
  const file = join(temporaryFolder(), 'certificate.pem');
  writeFileSync(file, cert);
  const environment: Readonly<Record<string, string>> = trusted ? { NODE_EXTRA_CA_CERTS: file } : {};
  return { port, environment };
}

/** Runs a command against the address, as a user does who got it wrong. */
async function asked(uri: string, environment: Readonly<Record<string, string>> = {}) {
  const started = performance.now();
  const command = commandProcess(['seed', 'status'], {
    NEO4J_URI: uri,
    NEO4J_PASSWORD: 'secret',
    PACTGRAPH_DATA: temporaryFolder(),
    ...environment,
  });
  const exit = await command.ended;
  return { exit, seconds: (performance.now() - started) / 1_000, lines: command.told().trim().split('\n') };
}

/** s that a command may take beyond the start of its process. */
const patience = 4.5;

/** What is over its time is asked again, up to twice: other processes share the machine. */
async function askedAgain(uri: string, start: number): ReturnType<typeof asked> {
  let answer = await asked(uri);
  for (let i = 0; i < 2 && answer.seconds - start >= patience; i++) answer = await asked(uri);
  return answer;
}

const report = (title: string, line: string, seconds: number): void =>
  told({ fault: `a server of one’s own: ${title}`, outcome: `“${line}”, exit 3`, seconds: [seconds] });

const silent = () =>
  portOf(
    createServer((socket) => {
      socket.on('error', () => socket.destroy());
      sockets.push(socket);
    }),
  );

/** Addresses, and what is told of each. */
const wrong: readonly (readonly [
  title: string,
  uriOf: () => string | Promise<number | string>,
  line: string,
])[] = [
  ['an unknown host', () => 'bolt://nowhere.invalid:7687', 'There is no host nowhere.invalid.'],
  ['an unknown host, routed', () => 'neo4j://nowhere.invalid', 'There is no host nowhere.invalid.'],
  ['a closed port', () => 'bolt://127.0.0.1:1', 'Nothing listens at 127.0.0.1:1.'],
  ['a black hole', async () => `bolt://127.0.0.1:${await silent()}`, 'The server does not answer.'],
  ['a black hole, routed', async () => `neo4j://127.0.0.1:${await silent()}`, 'The server does not answer.'],
  [
    'a black hole with TLS',
    async () => `neo4j+s://127.0.0.1:${await silent()}`,
    'The server does not answer.',
  ],
  [
    'a web server',
    async () =>
      `bolt://127.0.0.1:${await portOf(createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))))}`,
    'That port speaks HTTP, not Bolt.',
  ],
  [
    'TLS to a port without',
    async () =>
      `bolt+s://127.0.0.1:${await portOf(createServer((socket) => socket.on('data', () => socket.end('no'))))}`,
    'The server does not speak TLS at this port.',
  ],
  [
    'a port with TLS, without',
    async () => `bolt://127.0.0.1:${(await tlsServer('localhost')).port}`,
    'The server closed the connection without a word.',
  ],
  [
    'a self-signed certificate',
    async () => `neo4j+s://localhost:${(await tlsServer('localhost')).port}`,
    'The certificate of the server is not signed by an authority that this machine trusts.',
  ],
  [
    'another Bolt speaker',
    async () => `bolt://127.0.0.1:${await boltSpeaker(2)}`,
    'The server does not speak Cypher 25.',
  ],
  [
    'a Bolt speaker that falls silent',
    async () => `bolt://127.0.0.1:${await boltSpeaker(2, false)}`,
    'The server does not answer in time.',
  ],
  [
    'a Bolt speaker of older days',
    async () => `bolt://127.0.0.1:${await boltSpeaker(0)}`,
    'The server is too old, or no Neo4j.',
  ],
];

type Asked = Awaited<ReturnType<typeof asked>>;

describe('a server of one’s own that cannot be reached: one line, what to do, exit code 3, within 5 s', () => {
  // Most of the time they only wait: two at a time.
  const answers = new Map<string, Promise<Asked>>();
  let refusedAtOnce = 0;
  it('are asked, two at a time', async () => {
    // Of a machine at its limit the start of the process is not the server's.
    refusedAtOnce = (await asked('bolt://127.0.0.1:1')).seconds;
    const limit = pLimit(2);
    for (const [title, uriOf] of wrong)
      answers.set(
        title,
        limit(async () => askedAgain(String(await uriOf()), refusedAtOnce)),
      );
    await Promise.allSettled(answers.values());
  }, 120_000);

  it.each(wrong)('%s', async (title, _, line) => {
    const { exit, seconds, lines } = (await answers.get(title)) ?? expect.fail(title);
    expect(lines[0]).toBe(line);
    expect(lines).toHaveLength(2);
    expect(exit).toBe(3);
    expect(seconds - refusedAtOnce).toBeLessThan(patience);
    report(title, line, seconds);
  });

  it('names that nobody looks up', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(() => undefined);
    onTestFinished(() => void vi.restoreAllMocks());
    const server = { uri: 'neo4j://db.example', user: 'neo4j', password: 'x', database: 'neo4j' };
    const graph = openGraph(server);
    const started = performance.now();
    await expect(graph.verify()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: 'The server does not answer in time.',
      hint: expect.stringContaining('look names up'),
    });
    await graph.close();
    within(5_000, performance.now() - started);
  }, 30_000);

  it('names that nobody looks up, to the end of the process', (test) => {
    if (spawnSync('unshare', ['-m', 'true']).status !== 0)
      return test.skip('this user may not have name servers of its own');
    const silent = join(temporaryFolder(), 'resolv.conf');
    writeFileSync(silent, 'nameserver 192.0.2.1\nnameserver 192.0.2.2\n');
    const command = [process.execPath, join(packageRoot, 'dist/cli.js'), 'seed', 'status'];
    const script = 'mount --bind "$0" /etc/resolv.conf && exec "$@"';
    const env = { ...process.env, NEO4J_URI: 'neo4j://db.example', NEO4J_PASSWORD: 'x' };
    const started = performance.now();
    const { status } = spawnSync('unshare', ['-m', 'sh', '-c', script, silent, ...command], { env });
    expect(status).toBe(3);
    within(5_000, performance.now() - started);
  }, 30_000);

  it.each([
    [
      'an expired certificate',
      { expired: true, trusted: true },
      'localhost',
      'The certificate of the server has expired.',
    ],
    [
      'a certificate of another host',
      { trusted: true },
      'other.example',
      'The certificate of the server is for another host name.',
    ],
  ])(
    '%s',
    async (title, kind, host, line) => {
      const { port, environment } = await tlsServer(host, kind);
      const { exit, seconds, lines } = await asked(`bolt+s://localhost:${port}`, environment);
      expect(lines[0]).toBe(line);
      expect(exit).toBe(3);
      report(title, line, seconds);
    },
    30_000,
  );
});
