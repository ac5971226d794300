import { describe, expect, it } from 'vitest';
import { reservePort } from '../../src/http/reserve-port.js';
import { freePort } from '../support/free-port.js';

describe('a reserved port', () => {
  it('answers that the graph is not there yet, and is free again when it is given back', async () => {
    const config = { host: '127.0.0.1', hosts: [], port: await freePort() };
    const release = await reservePort(config);
    const url = `http://127.0.0.1:${config.port}`;
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    const answer = await fetch(`${url}/graphql`, { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'DATABASE_UNAVAILABLE' } }] });
    await expect(reservePort(config)).rejects.toThrow(`Port ${config.port} is in use.`);
    await release();
    await release();
    await (
      await reservePort(config)
    )();
  });
});
