/** How the server stops: each connection ends with an answer, none in the middle of a request. */
import type { FastifyInstance } from 'fastify';
import { Server } from 'node:net';
import { limits } from './limits.js';

/** @returns whether the server is stopping */
export function endConnections(app: FastifyInstance): () => boolean {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    if (!app.server.listening) return;
    // Node's HTTP server would also cut connections that are idle right now, and with them requests that are on their
    // way; these get a moment to arrive first.
    Server.prototype.close.call(app.server);
    await untilNoConnection(app.server, limits.lastRequests);
  });
  // A connection kept alive after its answer would delay the end for seconds.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
  return () => closing;
}

async function untilNoConnection(server: Server, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const open = await new Promise<number>((resolve) => {
      server.getConnections((_error, count) => {
        resolve(count);
      });
    });
    if (open === 0 || performance.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
