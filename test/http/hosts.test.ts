/** A web page that led its own name to this machine gets nothing: over a real socket, on every route. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, raw } from './raw.js';
import { resolved, testApp, type TestApp } from './support.js';

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await testApp({ config: { hosts: ['forum.example.com'] } });
  port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => app.close());

const body = '{"query":"{ self { name } }"}';
const ask = async (target: string, ...headers: readonly string[]) =>
  answerOf(
    await raw(
      port,
      [
        `POST ${target} HTTP/1.1`,
        ...headers,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    ),
  );
const refusal = {
  status: 403,
  body: {
    errors: [
      {
        message: expect.stringContaining('PACTGRAPH_HOSTS') as string,
        extensions: { code: 'HOST_NOT_ALLOWED', requestId: expect.any(String) as string },
      },
    ],
  },
};

describe('a foreign name', () => {
  it.each(['/graphql', '/health/live', '/health/ready', '/nothing', '/%ff', 'http://localhost/graphql'])(
    'gets nothing of %s',
    async (target) => {
      const before = resolved.count;
      const answer = await ask(target, 'Host: evil.example');
      expect(answer).toMatchObject(refusal);
      expect(answer.headers['content-security-policy'] ?? answer.headers['x-request-id']).toBeDefined();
      expect(resolved.count).toBe(before);
    },
  );

  it('is refused before anything is parsed', async () => {
    const answer = await ask('/graphql', 'Host: evil.example', `X: y`, 'Content-Encoding: gzip');
    expect(answer).toMatchObject(refusal);
  });

  it('in the address is refused too', async () => {
    expect(await ask('http://evil.example/graphql', 'Host: localhost')).toMatchObject(refusal);
  });

  it('is not made good by headers of proxies', async () => {
    const headers = ['X-Forwarded-Host: localhost', 'Forwarded: host=localhost', 'X-Host: localhost'];
    expect(await ask('/graphql', 'Host: evil.example', ...headers)).toMatchObject(refusal);
    expect(await ask('/graphql', 'Host: localhost', 'X-Forwarded-Host: evil.example')).toMatchObject({
      status: 200,
    });
  });
});

describe('a known name', () => {
  it.each(['localhost', `127.0.0.1:4000`, '[::1]', 'forum.example.com'])('%s is answered', async (host) => {
    expect(await ask('/graphql', `Host: ${host}`)).toMatchObject({
      status: 200,
      body: { data: { self: { name: 'node' } } },
    });
  });

  it('of the address is enough for a proxy', async () => {
    expect(await ask('http://localhost/graphql', 'Host: localhost')).toMatchObject({ status: 200 });
  });
});

describe('Host', () => {
  it.each([[[]], [['Host: localhost', 'Host: localhost']]])(
    'given %j is answered 400 in JSON',
    async (headers) => {
      expect(await ask('/graphql', ...headers)).toMatchObject({
        status: 400,
        body: {
          errors: [{ message: 'A request has one Host header.', extensions: { code: 'BAD_REQUEST' } }],
        },
      });
    },
  );

  it('may be missing in HTTP/1.0, as in the probe of a load balancer', async () => {
    expect(answerOf(await raw(port, 'GET /health/live HTTP/1.0\r\n\r\n'))).toMatchObject({ status: 200 });
  });
});
