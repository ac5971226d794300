import { describe, expect, it } from 'vitest';
import { errorEntry, type ErrorCode } from '../../src/errors.js';
import { ask, failureKinds, fakeGraph, free, logSink, secret, testApp } from './support.js';
import { within } from '../support/timing.js';

const app = await testApp();

const codes: Readonly<Record<string, ErrorCode>> = {
  UNAVAILABLE: 'DATABASE_UNAVAILABLE',
  QUERY_TIMEOUT: 'QUERY_TIMEOUT',
};
const failing = failureKinds.filter((kind) => kind !== 'BAD_INPUT');
const words = secret.split(' ').filter((word) => word.length > 3);

describe('a failure', () => {
  const places: ReadonlyArray<readonly [string, (kind: string) => string]> = [
    ['at the root', (kind) => `{ may(kind: ${kind}) self { name } }`],
    ['below a nullable field', (kind) => `{ self { name may(kind: ${kind}) } }`],
    ['below a field that must not be null', (kind) => `{ sure { must(kind: ${kind}) } }`],
    ['in each of a hundred nodes', (kind) => `{ nodes { name may(kind: ${kind}) } }`],
  ];
  describe.each(places)('%s', (_where, document) => {
    it.each(failing)('%s fails the operation, masked', async (kind) => {
      const { status, body, headers } = await ask(app, document(kind));
      const code = codes[kind] ?? 'INTERNAL_SERVER_ERROR';
      expect(status).toBe(errorEntry(code).http);
      expect(body).not.toHaveProperty('data');
      expect(body.errors).toHaveLength(1);
      expect(body.errors?.[0]).toMatchObject({
        message: errorEntry(code).fixed,
        extensions: { code, requestId: headers['x-request-id'] },
      });
      expect(Object.keys(body.errors?.[0]?.extensions ?? {}).sort()).toEqual(['code', 'requestId']);
      for (const word of words) expect(JSON.stringify(body)).not.toContain(word);
    });
  });

  it('of serialising what we return is ours, not the client’s', async () => {
    const { status, code, body } = await ask(app, '{ wrongDate }');
    expect([status, code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
    for (const word of words) expect(JSON.stringify(body)).not.toContain(word);
  });

  it.each(failing)('%s is in the log once, under the request id', async (kind) => {
    const log = logSink();
    const logged = await testApp({ config: { introspection: true, logLevel: 'info' }, logStream: log });
    const { headers } = await ask(logged, `{ nodes { may(kind: ${kind}) } }`);
    const expected = kind === 'NULL' ? 'Unexpected error value: null' : secret;
    const told = log.lines.filter((line) => JSON.stringify(line).includes(expected));
    expect(told.map(({ requestId }) => requestId)).toEqual([headers['x-request-id']]);
    await logged.close();
  });

  it('of one statement that many fields wait for is logged once', async () => {
    const log = logSink();
    let shared: Promise<never> | undefined;
    const { graph } = fakeGraph(() => (shared ??= Promise.reject(new Error(secret))));
    const logged = await testApp({
      graph,
      config: { introspection: true, logLevel: 'info' },
      logStream: log,
    });
    expect((await ask(logged, '{ a: read b: read c: read }')).status).toBe(500);
    expect(log.lines.filter(({ level }) => Number(level) >= 40)).toHaveLength(1);
    await logged.close();
  });
});

describe('a wrong argument', () => {
  it('leaves the other fields their answers', async () => {
    const { status, body } = await ask(app, '{ may(kind: BAD_INPUT) self { name } }');
    expect(status).toBe(200);
    expect(body.data).toEqual({ may: null, self: { name: 'node' } });
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: 'first: expected 1 to 100.',
        path: ['may'],
        extensions: { code: 'BAD_USER_INPUT', argument: 'first', requestId: expect.any(String) as string },
      }),
    ]);
  });

  it('of a field that must not be null leaves nothing', async () => {
    const { status, body, code } = await ask(app, '{ sure { must(kind: BAD_INPUT) } }');
    expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body).not.toHaveProperty('data');
  });

  it('beside a failure is no excuse for data', async () => {
    const { status, body } = await ask(app, '{ may(kind: BAD_INPUT) self { may(kind: UNAVAILABLE) } }');
    expect(status).toBe(503);
    expect(body).not.toHaveProperty('data');
    expect(body.errors?.map((e) => e.extensions.code)).toEqual(['BAD_USER_INPUT', 'DATABASE_UNAVAILABLE']);
  });

  it.each([
    ['{ page(first: 100000000000000) }', undefined],
    ['{ page(first: "x") }', undefined],
    ['query($f: Int!) { page(first: $f) }', { f: 1e14 }],
    ['query($f: Int!) { page(first: $f) }', {}],
    ['query($f: Int! = 100000000000000) { page(first: $f) }', {}],
    ['{ on(day: "2025-13-01") }', undefined],
    ['query($d: Date) { on(day: $d) }', { d: '2025-13-01' }],
    ['query($d: Date) { on(day: $d) }', { d: 5 }],
    ['{ may(kind: NONE) }', undefined],
    ['query($k: Failure!) { may(kind: $k) }', { k: 'NONE' }],
  ])('%s with %j is BAD_USER_INPUT', async (document, variables) => {
    const { status, code, body } = await ask(app, document, variables);
    expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body).not.toHaveProperty('data');
  });

  it('that graphql-js finds while it executes is the client’s too', async () => {
    const { status, body } = await ask(app, 'query($f: Int = 1) { page(first: $f) self { name } }', {
      f: null,
    });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([200, 'BAD_USER_INPUT']);
    expect(body.data).toEqual({ page: null, self: { name: 'node' } });
    const include = await ask(app, 'query($b: Boolean! = true) { page @include(if: $b) }', { b: null });
    expect([include.status, include.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('given a hundred times is told at most six times', async () => {
    const { status, body } = await ask(app, 'query($w: Filter) { find(where: $w) }', {
      w: { AND: Array.from({ length: 100 }, () => ({ name: 1 })) },
    });
    expect(status).toBe(400);
    expect(body.errors?.length).toBeLessThanOrEqual(6);
    expect(new Set(body.errors?.map((e) => e.extensions.code))).toEqual(new Set(['BAD_USER_INPUT']));
  });
});

describe('a graph that moves', () => {
  const twice = '{ a: read(text: "a") b: read(text: "b") }';
  const revisions = (...numbers: number[]) =>
    fakeGraph((_text, call) => [{ revision: numbers[call - 1] ?? 0, value: `at ${numbers[call - 1]}` }]);

  it('once is read again, all of it', async () => {
    const log = logSink();
    const { graph, texts } = revisions(1, 2, 2, 2);
    const moving = await testApp({
      graph,
      config: { introspection: true, logLevel: 'debug' },
      logStream: log,
    });
    const { status, body } = await ask(moving, twice);
    expect([status, body]).toEqual([200, { data: { a: 'at 2', b: 'at 2' }, ...free }]);
    expect(texts).toEqual(['a', 'b', 'a', 'b']);
    expect(log.lines.find(({ msg }) => msg === 'graphql')).toMatchObject({
      statements: 4,
      revision: 2,
      status: 200,
    });
    expect(log.lines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
    await moving.close();
  });

  it('twice is answered 503', async () => {
    const { graph, texts } = revisions(1, 2, 2, 3);
    const moving = await testApp({ graph });
    const { status, code, body } = await ask(moving, twice);
    expect([status, code]).toEqual([503, 'GRAPH_MOVED']);
    expect(body.errors?.[0]?.message).toBe(errorEntry('GRAPH_MOVED').fixed);
    expect(body).not.toHaveProperty('data');
    expect(texts).toHaveLength(4);
    await moving.close();
  });
});

describe('a graph without ledger', () => {
  it('is not available', async () => {
    const log = logSink();
    const empty = await testApp({
      graph: fakeGraph(() => []).graph,
      config: { introspection: true, logLevel: 'info' },
      logStream: log,
    });
    const { status, body, headers } = await ask(empty, '{ read }');
    expect(status).toBe(503);
    expect(body.errors?.[0]).toMatchObject({
      message: 'The database holds no graph yet.',
      extensions: {
        code: 'DATABASE_UNAVAILABLE',
        hint: 'Run `pactgraph seed load`.',
        requestId: headers['x-request-id'],
      },
    });
    expect(JSON.stringify(log.lines)).toContain('pactgraph seed load');
    await empty.close();
  });
});

describe('the deadline', () => {
  it('ends a request with 504 and sends no further statement', async () => {
    const { graph, texts } = fakeGraph(async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return [{ revision: 1, value: 'late' }];
    });
    const log = logSink();
    const late = await testApp({
      graph,
      deadline: 60,
      config: { introspection: true, logLevel: 'debug' },
      logStream: log,
    });
    const started = performance.now();
    const { status, code, headers, body } = await ask(late, '{ chain { next } }');
    expect([status, code]).toEqual([504, 'TIMEOUT']);
    expect(body.errors?.[0]?.extensions.requestId).toBe(headers['x-request-id']);
    within(140, performance.now() - started);
    expect(log.lines.find(({ msg }) => msg === 'graphql')).toMatchObject({ status: 504, statements: 1 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(texts).toEqual(['first']);
    expect((await ask(late, '{ never }')).code).toBe('TIMEOUT');
    await late.close();
  });
});

describe('a client that goes away', () => {
  it('has no further statement sent for it', async () => {
    const { graph, texts } = fakeGraph(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return [{ revision: 1, value: 'late' }];
    });
    const log = logSink();
    const left = await testApp({
      graph,
      config: { introspection: true, logLevel: 'warn' },
      logStream: log,
    });
    const url = await left.listen({ port: 0, host: '127.0.0.1' });
    const leaving = new AbortController();
    const request = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ chain { next } }"}',
      signal: leaving.signal,
    });
    await expect.poll(() => texts).toEqual(['first']);
    leaving.abort();
    await expect(request).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(texts).toEqual(['first']);
    expect((await ask(left, '{ chain { next } }')).status).toBe(200);
    expect(log.lines).toEqual([]);
    await left.close();
  });
});

describe('the log', () => {
  it('has one line per operation, without variables', async () => {
    const log = logSink();
    const logged = await testApp({ config: { introspection: true, logLevel: 'debug' }, logStream: log });
    const { headers } = await ask(logged, 'query Planted($t: String) { read(text: $t) }', { t: 'canary' });
    const lines = log.lines.filter(({ requestId }) => requestId === headers['x-request-id']);
    expect(lines).toEqual([
      expect.objectContaining({
        msg: 'graphql',
        operationName: 'Planted',
        status: 200,
        statements: 1,
        revision: 7,
        ms: expect.any(Number) as number,
      }),
    ]);
    expect(JSON.stringify(log.lines)).not.toContain('canary');
    await logged.close();
  });

  it('censors secrets', async () => {
    const log = logSink();
    const logged = await testApp({ config: { introspection: true, logLevel: 'debug' }, logStream: log });
    logged.log.info(
      { password: 'x1', server: { password: 'x2' }, req: { method: 'GET', url: '/a?b=x3' } },
      'test',
    );
    logged.log.info(
      { request: { headers: { authorization: 'x4', cookie: 'x5', 'x-api-key': 'x6' } } },
      'test',
    );
    expect(JSON.stringify(log.lines)).not.toMatch(/x[1-6]/);
    await logged.close();
  });
});
