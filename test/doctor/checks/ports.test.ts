import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { ports } from '../../../src/doctor/checks/ports.js';
import { findingsOf, told } from '../support.js';

/** A program that listens and gives this answer to all. */
async function other(answer: string): Promise<number> {
  const server = createServer((_, response) => response.end(answer)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const configFor = (port: number, host = '127.0.0.1') => ({ ...readConfig({}), host, port });

describe('the port of the API', () => {
  it('is free', async () => {
    expect(told(await findingsOf(configFor(0), ports))).toEqual([
      'ok: The system has a free port for the API, at 127.0.0.1.',
    ]);
  });

  it('is taken by another program', async () => {
    const port = await other('{"status":"fine"}');
    expect(await findingsOf(configFor(port), ports)).toEqual([
      {
        level: 'problem',
        code: 'CANNOT_RUN',
        title: `Port ${port} is in use.`,
        remedy: 'Set PACTGRAPH_PORT to a free port, or stop the program that listens there.',
      },
    ]);
  });

  it.each(['{"status":"live"}', '{"status":"starting"}'])(
    'is taken by pactgraph itself: %s',
    async (answer) => {
      const port = await other(answer);
      expect(told(await findingsOf(configFor(port), ports))).toEqual([
        `ok: pactgraph serves at 127.0.0.1, port ${port}.`,
      ]);
    },
  );

  it('is no port of this machine', async () => {
    expect(await findingsOf(configFor(0, '192.0.2.1'), ports)).toMatchObject([
      { level: 'problem', title: 'This machine has no address 192.0.2.1.' },
      { level: 'warning' },
    ]);
  });

  it('that others reach is warned of', async () => {
    const [, found] = await findingsOf(configFor(0, '0.0.0.0'), ports);
    expect(found).toMatchObject({
      level: 'warning',
      title: 'The API listens at 0.0.0.0, port 0: whoever reaches this machine reads the whole graph.',
      detail: expect.stringContaining('--open'),
    });
    const [, meant] = await findingsOf({ ...configFor(0, '0.0.0.0'), open: true }, ports);
    expect(meant).not.toHaveProperty('detail');
  });
});
