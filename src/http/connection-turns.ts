/** What one connection may have: one request at a time, and so many in all. */
import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';
import { limits } from './limits.js';

interface Connection {
  readonly requests: number;
  /** Resolves when the answer to the last of them is gone. */
  readonly busy: Promise<void>;
}

/**
 * A client may send requests before it has the answers to earlier ones (pipelining). They wait for their turn, as a
 * client that reads nothing could otherwise make the server keep any number of answers. The answer to the last request
 * of a connection says that it is closed; Node's own limit would answer the next one with an empty 503.
 */
export function takeTurns(app: FastifyInstance): void {
  const connections = new WeakMap<Socket, Connection>();
  app.addHook('onRequest', (request, reply, done) => {
    const before = connections.get(request.socket);
    const requests = (before?.requests ?? 0) + 1;
    const busy = new Promise<void>((resolve) => reply.raw.once('close', resolve));
    connections.set(request.socket, { requests, busy });
    if (requests >= limits.requestsPerSocket) reply.header('connection', 'close');
    if (before) void before.busy.then(() => done());
    else done();
  });
}
