/** What is no HTTP is answered in JSON all the same, and slow clients are not waited for. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, raw } from './raw.js';
import { logSink, testApp, type TestApp } from './support.js';
import { within } from '../support/timing.js';

const log = logSink();
let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await testApp({ config: { logLevel: 'warn' }, logStream: log });
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => app.close());

const refused = (status: number, message: string | RegExp) => ({
  status,
  headers: {
    connection: 'close',
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  },
  body: {
    errors: [
      {
        message: expect.stringMatching(message) as string,
        extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) as string },
      },
    ],
  },
});

describe('malformed HTTP', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['an unknown method', 'BREW /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['an unknown version', 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n'],
    ['a header without a colon', 'GET /health/live HTTP/1.1\r\nHost localhost\r\n\r\n'],
    ['a length that is none', 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n'],
    [
      'two lengths of one body',
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'a chunk that is none',
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
  ])('%s is answered 400', async (_what, text) => {
    const answer = answerOf(await raw(port, text));
    expect(answer).toMatchObject(refused(400, /^The request is malformed\.$/));
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('20 kB of headers or of an address are answered 431', async () => {
    const long = 'x'.repeat(20_000);
    for (const text of [
      `/health/live HTTP/1.1\r\nHost: localhost\r\nx: ${long}`,
      `/${long} HTTP/1.1\r\nHost: localhost`,
    ])
      expect(answerOf(await raw(port, `GET ${text}\r\n\r\n`))).toMatchObject(refused(431, 'over 16 kB'));
  });

  it.each(['more', '100-continue'])(
    'a foreign name that expects %s is refused as all are',
    async (expected) => {
      const text = `POST /graphql HTTP/1.1\r\nHost: evil.example\r\nExpect: ${expected}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
      const { status, body } = answerOf(await raw(port, text));
      expect([status, JSON.stringify(body)]).toEqual([403, expect.stringContaining('HOST_NOT_ALLOWED')]);
    },
  );

  it('CONNECT is answered 405', async () => {
    const text = 'CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n';
    expect(answerOf(await raw(port, text))).toMatchObject(refused(405, 'no proxy'));
  });

  it('an expectation that nobody can meet is answered 417', async () => {
    const text =
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nExpect: more\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
    expect(answerOf(await raw(port, text))).toMatchObject(refused(417, 'Expect'));
  });

  it('behind a good request leaves that one its answer', async () => {
    const good = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const socket = connect(port, '127.0.0.1', () => socket.write(good));
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    await expect.poll(() => text).toContain('{"status":"live"}');
    socket.write('nonsense\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    const [first, second] = text.split('HTTP/1.1 ').slice(1);
    expect([first, second].map((part) => part?.slice(0, 3))).toEqual(['200', '400']);
  });
});

describe('a slow client', () => {
  const head = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\n';
  // bodies.test.ts waits for as long as the server does that is shipped.
  let slowPort: number;
  let hurried: TestApp;
  beforeAll(async () => {
    hurried = await testApp({ config: { logLevel: 'warn' }, logStream: log, patience: 2_000 });
    slowPort = Number(new URL(await hurried.listen({ port: 0, host: '127.0.0.1' })).port);
  });
  afterAll(() => hurried.close());

  it.concurrent.each([
    ['half a header', head],
    ['half a body', `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query":`],
    [
      'a body without an end',
      `${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{"que`,
    ],
  ])(
    'that sends %s, and a letter now and then, is answered 408 when its time is over',
    async (_what, text) => {
      const started = performance.now();
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(slowPort, '127.0.0.1', () => socket.write(text));
        const drip = setInterval(() => socket.write('x'), 300);
        let told = '';
        socket.setEncoding('utf8').on('data', (part: string) => (told += part));
        socket.on('error', () => undefined);
        socket.on('close', () => {
          clearInterval(drip);
          resolve(told);
        });
      });
      within(4_000, performance.now() - started);
      expect(answerOf(answer)).toMatchObject(refused(408, 'did not arrive within 10 s'));
    },
  );

  it('is nothing to log', async () => {
    await sleep(50);
    expect(log.lines).toEqual([]);
  });
});
