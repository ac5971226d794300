/** The address, taken before anything else is started: answers that the graph is not there yet. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Config } from '../config.js';
import { errorEntry } from '../errors.js';
import { cannotListen } from './cannot-listen.js';

/** Seconds until a client should ask again. */
const retryAfter = 2;

/**
 * Two starts at once meet here, before either has a database the other might use.
 * @returns gives the address free, for the server that is ready
 * @throws PactgraphError CANNOT_RUN when it cannot listen there
 */
export async function reservePort(config: Pick<Config, 'host' | 'port'>): Promise<() => Promise<void>> {
  const message = errorEntry('DATABASE_UNAVAILABLE').fixed ?? '';
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'DATABASE_UNAVAILABLE' } }] });
  const server = createServer((request, response) => {
    const isAlive = request.url === '/health/live';
    response.writeHead(isAlive ? 200 : 503, {
      'content-type': 'application/json; charset=utf-8',
      connection: 'close',
      ...(!isAlive && { 'retry-after': String(retryAfter) }),
    });
    response.end(isAlive ? '{"status":"starting"}' : body);
  });
  try {
    server.listen(config.port, config.host);
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(error, config);
  }
  return async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
}
