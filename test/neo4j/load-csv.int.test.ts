/** LOAD CSV is Neo4j's one way out by a statement alone; the database that we run goes no way. */
import { createServer } from 'node:http';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer } from '../support/server.js';

let driver: Driver;
let asked = 0;
const listener = createServer((_, response) => {
  asked++;
  response.end('a,b\n');
});
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    listener.listen(0, resolve);
  });
  const server = testServer();
  driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
});
afterAll(async () => {
  await driver.close();
  listener.close();
});

const port = (): number => {
  const address = listener.address();
  return typeof address === 'object' && address ? address.port : 0;
};

describe('LOAD CSV through a driver of anybody', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '[::ffff:127.0.0.1]'])(
    'reaches no listener at %s',
    async (host) => {
      const text = `LOAD CSV FROM 'http://${host}:${port()}/x.csv' AS x RETURN x`;
      await expect(driver.executeQuery(text)).rejects.toThrow();
      expect(asked).toBe(0);
    },
  );

  it('nor a file of the server', async () => {
    await expect(driver.executeQuery("LOAD CSV FROM 'file:///etc/hosts' AS x RETURN x")).rejects.toThrow();
  });

  it('though the listener is there', async () => {
    expect(await (await fetch(`http://127.0.0.1:${port()}/`)).text()).toBe('a,b\n');
    asked = 0;
  });
});
