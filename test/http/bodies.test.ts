import { connect } from 'node:net';
import { request as httpRequest } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { free, resolved, testApp, type AnswerBody, type TestApp } from './support.js';
import { within } from '../support/timing.js';

/** What follows the data of an answer, as text. */
const freeText = JSON.stringify(free).slice(1, -1);

let app: TestApp;
let port: number;

beforeAll(async () => {
  app = await testApp();
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => app.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Over a real socket: what is written while the answer comes is the point. */
function send(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string | Buffer | readonly Buffer[],
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port, host: '127.0.0.1', method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    request.on('error', reject);
    if (Array.isArray(body)) for (const chunk of body as readonly Buffer[]) request.write(chunk);
    else if (body !== undefined) request.setHeader('content-length', Buffer.byteLength(body as string));
    request.end(Array.isArray(body) ? undefined : body);
  });
}

const json = { 'content-type': 'application/json' };
const post = (body: string | Buffer, headers: Readonly<Record<string, string>> = json) =>
  send('POST', '/graphql', headers, body);
const codeOf = ({ body }: Answer) => (JSON.parse(body) as AnswerBody).errors?.[0]?.extensions.code;
const touching = JSON.stringify({ query: '{ self { name } }' });

async function nothingRuns(answer: () => Promise<Answer>): Promise<Answer> {
  const before = resolved.count;
  const result = await answer();
  expect(resolved.count).toBe(before);
  const errors = (JSON.parse(result.body) as AnswerBody).errors;
  expect(result.headers['content-type']).toMatch(/json/);
  expect(errors?.[0]?.extensions.requestId).toBe(result.headers['x-request-id']);
  expect(result.body).not.toMatch(/node_modules|at \w+ \(/);
  expect((await post(touching)).status).toBe(200);
  return result;
}

const padded = (bytes: number): string => {
  const start = '{"query":"{__typename}","x":"';
  return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
};

describe('bodies', () => {
  it.each([257 * 1024, 2_000_000, 51_000_000])(
    'of %i bytes are refused and the connection closed',
    async (bytes) => {
      const before = process.memoryUsage().rss;
      const body = padded(bytes);
      const answer = await nothingRuns(() => post(body));
      expect([answer.status, codeOf(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
      expect(answer.headers.connection).toBe('close');
      // The client's own copies live in this process too.
      expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000 + 2 * bytes);
    },
  );

  it('of 257 kB without a length are refused', async () => {
    const answer = await nothingRuns(() =>
      send(
        'POST',
        '/graphql',
        { ...json, 'transfer-encoding': 'chunked' },
        Array.from({ length: 257 }, () => Buffer.alloc(1024, ' ')),
      ),
    );
    expect([answer.status, codeOf(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('of 256 kB are read', async () => {
    expect((await post(padded(256 * 1024))).status).toBe(200);
  });

  const bomb = Buffer.from(padded(45_000_000));
  it.each([
    ['gzip', gzipSync(bomb)],
    ['deflate', deflateSync(bomb)],
    ['br', brotliCompressSync(Buffer.from(touching))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.from(touching)))],
    ['x-unknown', Buffer.from(touching)],
  ])('encoded as %s are refused', async (encoding, body) => {
    const answer = await nothingRuns(() => post(body, { ...json, 'content-encoding': encoding }));
    expect([answer.status, codeOf(answer)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  it('with content-encoding identity are read', async () => {
    expect((await post(touching, { ...json, 'content-encoding': 'identity' })).status).toBe(200);
  });

  it.each([
    ['text/csv', 415],
    ['application/xml', 415],
    ['application/json; charset=utf-7', 415],
    ['application/json; charset="iso-8859-1"', 415],
    ['nonsense', 415],
    ['text/plain', 400],
    ['application/x-www-form-urlencoded', 400],
    ['multipart/form-data; boundary=x', 400],
  ])('of type %s are answered %i', async (type, status) => {
    const answer = await nothingRuns(() => post(touching, { 'content-type': type }));
    expect([answer.status, codeOf(answer)]).toEqual([
      status,
      status === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'BAD_REQUEST',
    ]);
  });

  it.each([
    ['content-type', `application/json${' '.repeat(15_000)};`, 415],
    ['content-type', `application/json;${'charset=utf-8;'.repeat(1_000)}`, 415],
    ['content-encoding', `identity${' '.repeat(15_000)}x`, 415],
    ['accept', `application/json${' ;'.repeat(7_000)}x`, 400],
  ])('with a long %s are refused before it is taken apart', async (name, value, status) => {
    const started = performance.now();
    const answer = await nothingRuns(() => post(touching, { ...json, [name]: value }));
    within(500, performance.now() - started);
    expect(answer.status).toBe(status);
  });

  it('of type application/json; charset=UTF-8 are read', async () => {
    expect((await post(touching, { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(200);
  });

  const notJson: ReadonlyArray<readonly [string, string | Buffer]> = [
    ['truncated', touching.slice(0, -3)],
    ['empty', ''],
    ['with a byte order mark', `\uFEFF${touching}`],
    ['with a NUL', `${touching}\0`],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['100,000 open arrays', '['.repeat(100_000)],
    ['100,000 arrays', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a string', '"x"'],
    ['a number', '1'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['single quotes', "{'query':'{__typename}'}"],
    ['variables as a list', '{"query":"{__typename}","variables":[]}'],
    ['variables as a text', '{"query":"{__typename}","variables":"{}"}'],
    ['extensions as a list', '{"query":"{__typename}","extensions":[]}'],
    ['a query that is an object', '{"query":{"kind":"Document"}}'],
    ['an operation name that is a number', '{"query":"{__typename}","operationName":1}'],
    ...[1, 2, 10, 100].map(
      (n) => [`a batch of ${n}`, `[${Array.from({ length: n }, () => touching).join()}]`] as const,
    ),
  ];
  it.each(notJson)('that are %s are answered 400', async (_what, body) => {
    const answer = await nothingRuns(() => post(body));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  const hint = 'Send a JSON object such as {"query": "{ graph { revision } }"}.';
  it.each([
    ['', 'The request body is empty.'],
    ['{}', 'The request body has no `query`.'],
    ['{"qeury":"{__typename}"}', 'The request body has no `query`.'],
    ['{"query":null}', 'The `query` in the request body is null, not a text.'],
    ['{"query":""}', 'The `query` in the request body is empty.'],
    ['{"query":1}', 'The `query` in the request body is a number, not a text.'],
    ['{"query":["{__typename}"]}', 'The `query` in the request body is a list, not a text.'],
    ['{"query":{"kind":"Document"}}', 'The `query` in the request body is an object, not a text.'],
    ['[]', 'The request body is a list: send one operation a request, not a batch.'],
    ['null', 'The request body is null, not a JSON object.'],
    ['"x"', 'The request body is a text, not a JSON object.'],
    ['true', 'The request body is true or false, not a JSON object.'],
  ])('%j is told what is missing', async (body, message) => {
    const answer = await nothingRuns(() => post(body));
    const [error] = (JSON.parse(answer.body) as AnswerBody).errors ?? [];
    expect([answer.status, error?.message, error?.extensions.code]).toEqual([400, message, 'BAD_REQUEST']);
    if (body !== '') expect(error?.extensions.hint).toBe(hint);
  });

  it('with a hash alone get the word for it that clients know', async () => {
    const answer = await post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}');
    expect(codeOf(answer)).toBe('PERSISTED_QUERY_NOT_SUPPORTED');
  });

  it('with duplicate keys, lone surrogates and __proto__ are read as they are', async () => {
    const answer = await post(
      '{"query":"{x}","query":"query($w: Filter){find(where:$w)}","variables":{"w":{"name":"\\ud800"},"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}',
    );
    expect([answer.status, answer.body]).toEqual([200, `{"data":{"find":"ok"},${freeText}}\n`]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const inner = await post(
      '{"query":"query($w: Filter){find(where:$w)}","variables":{"w":{"__proto__":{"polluted":1}}}}',
    );
    expect([inner.status, codeOf(inner)]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('GET', () => {
  const path = `/graphql?query=${encodeURIComponent('{ self { name } }')}`;

  it('without the preflight header runs nothing', async () => {
    const answer = await nothingRuns(() => send('GET', path, {}));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  it('with it is answered', async () => {
    const answer = await send('GET', path, { 'apollo-require-preflight': '1' });
    expect([answer.status, answer.body]).toEqual([200, `{"data":{"self":{"name":"node"}},${freeText}}\n`]);
  });

  it.each([
    ['/graphql', 'The address has no `query`.'],
    ['/graphql?query=', 'The `query` in the address is empty.'],
  ])('%s is told what is missing', async (address, message) => {
    const answer = await nothingRuns(() => send('GET', address, { 'apollo-require-preflight': '1' }));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.body).toContain(message);
  });

  it('of an odd type is answered 415', async () => {
    expect((await nothingRuns(() => send('GET', path, { 'content-type': 'application/xml' }))).status).toBe(
      415,
    );
  });

  it('of a mutation is answered 405', async () => {
    const answer = await nothingRuns(() =>
      send('GET', '/graphql?query=mutation%7Bx%7D', { 'apollo-require-preflight': '1' }),
    );
    expect([answer.status, codeOf(answer), answer.headers.allow]).toEqual([405, 'BAD_REQUEST', 'POST']);
  });
});

describe('other requests', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is answered 405', async (method) => {
    const answer = await nothingRuns(() =>
      send(method, '/graphql', method === 'TRACE' ? {} : json, method === 'TRACE' ? undefined : touching),
    );
    expect([answer.status, codeOf(answer), answer.headers.allow]).toEqual([405, 'BAD_REQUEST', 'GET, POST']);
  });

  it('accepting only text/csv is answered 406', async () => {
    const answer = await post(touching, { ...json, accept: 'text/csv' });
    expect([answer.status, codeOf(answer)]).toEqual([406, 'BAD_REQUEST']);
  });

  it.each(['/', '/nothing', '/graphql/x', '/..%2f..%2fetc/passwd'])('%s is not found', async (path) => {
    const answer = await nothingRuns(() => send('GET', path, {}));
    expect([answer.status, codeOf(answer)]).toEqual([404, 'NOT_FOUND']);
  });

  it('a malformed address is answered 400', async () => {
    const answer = await nothingRuns(() => send('GET', '/%ff', {}));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });

  it('20 kB of headers or address are answered 431', async () => {
    const long = 'x'.repeat(20_000);
    expect((await send('GET', '/health/live', { 'x-long': long })).status).toBe(431);
    expect((await send('GET', `/health/live?${long}`, {})).status).toBe(431);
  });

  it('half a header is answered 408 within 12 s', { timeout: 20_000 }, async () => {
    const started = performance.now();
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    within(12_000, performance.now() - started);
  });
});

describe('headers', () => {
  it.each(['https://evil.example', 'null', 'http://evil-127.0.0.1'])(
    'Origin %s gets no CORS header',
    async (origin) => {
      for (const method of ['POST', 'OPTIONS']) {
        const { headers } = await send(
          method,
          '/graphql',
          { ...json, origin, 'access-control-request-method': 'POST' },
          touching,
        );
        expect(Object.keys(headers).filter((h) => h.startsWith('access-control'))).toEqual([]);
      }
    },
  );

  it('forbid everything to a page, and caching', async () => {
    const { headers } = await post(touching);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('carry a request id: the given one when it is harmless', async () => {
    expect((await post(touching, { ...json, 'x-request-id': 'trace-1.2_3' })).headers['x-request-id']).toBe(
      'trace-1.2_3',
    );
    for (const odd of ['x'.repeat(65), 'a b', '<script>', '']) {
      const { headers } = await post(touching, { ...json, 'x-request-id': odd });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
