/** Takes the address before anything else starts, and answers there that the graph is not ready yet. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import { errorBody, statusOf } from './answers.js';
import { cannotListen } from './cannot-listen.js';
import { hostFault } from './host-fault.js';
import { onMalformed } from './malformed.js';
import { requestIdOf } from './request-id.js';

/** Seconds after which a client should ask again. */
const retryAfter = 2;

/**
 * Two starts at once meet here, before either has a database that the other might use.
 * @returns a function that frees the address, for the server that is ready
 * @throws PactgraphError CANNOT_RUN when it cannot listen there
 */
export async function reservePort(
  config: Pick<Config, 'host' | 'hosts' | 'port'>,
): Promise<() => Promise<void>> {
  const starting = new PactgraphError('DATABASE_UNAVAILABLE', 'The graph is not ready yet.');
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    const fault = hostFault(request, config) ?? (request.url === '/health/live' ? undefined : starting);
    response.writeHead(fault ? statusOf(fault) : 200, {
      'content-type': 'application/json; charset=utf-8',
      connection: 'close',
      ...(fault === starting && { 'retry-after': String(retryAfter) }),
    });
    response.end(fault ? JSON.stringify(errorBody(fault, requestIdOf(request))) : '{"status":"starting"}');
  });
  server.on('clientError', onMalformed);
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
