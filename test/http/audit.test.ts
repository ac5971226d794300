import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './support.js';

let app: TestApp;
let url: string;

beforeAll(async () => {
  app = await testApp();
  url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});
afterAll(() => app.close());

describe('GraphQL over HTTP, audited by graphql-http', () => {
  it('has no error, and deviates only where we say so', async () => {
    const results = await auditServer({ url });
    const deviations = results.filter((r) => r.status !== 'ok').map((r) => `${r.status} ${r.id} ${r.name}`);
    expect(results.length).toBe(61);
    expect(deviations.sort()).toEqual([
      // GET needs the header that shows it is no forged request.
      'notice 5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
      'notice 6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
      'notice D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
      // 400 whatever the media type: a failed request looks failed to every client and proxy.
      'warn 572B SHOULD use 200 status code on document parsing failure when accepting application/json',
      'warn 7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
      'warn FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
    ]);
  });
});
