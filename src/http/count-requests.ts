/** A connection has so many requests, so that no client keeps one for itself: the last answer says that it is closed. */
import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';
import { limits } from './limits.js';

/** Node's own limit answers the request after the last one with an empty 503. */
export function countRequests(app: FastifyInstance): void {
  const counts = new WeakMap<Socket, number>();
  app.addHook('onRequest', (request, reply, done) => {
    const count = (counts.get(request.socket) ?? 0) + 1;
    counts.set(request.socket, count);
    if (count >= limits.requestsPerSocket) reply.header('connection', 'close');
    done();
  });
}
