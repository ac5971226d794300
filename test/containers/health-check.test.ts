import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.js';
import { healthCheck } from '../support/health-check.js';

async function answering(status: number): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, asked };
}

describe('the health check of the image', () => {
  it('is content with a server that is live', async () => {
    const { port, asked } = await answering(200);
    expect(await healthCheck(port)).toBe(0);
    expect(asked).toEqual(['/health/live']);
  });

  it('is not with one that answers otherwise', async () => {
    const { port } = await answering(503);
    expect(await healthCheck(port)).toBe(1);
  });

  it('is not where nobody listens', async () => {
    expect(await healthCheck(await freePort())).toBe(1);
  });
});
