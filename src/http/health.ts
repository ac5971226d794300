/** `/health/live`: the process answers. `/health/ready`: so does the graph, and it has been loaded. */
import type { FastifyInstance } from 'fastify';
import { createSnapshot, NoGraphError } from '../graph/snapshot.js';
import { errorEntry } from '../errors.js';
import type { Graph } from '../graph/graph.js';
import { limits } from './limits.js';

const head = 'MATCH (ledger:Ledger) RETURN ledger.revision AS revision';

type Readiness = { readonly status: 'ready'; readonly revision: number | undefined } | NotReady;

interface NotReady {
  readonly status: 'not ready';
  readonly code: string;
  readonly message: string;
}

export function healthRoutes(app: FastifyInstance, graph: Pick<Graph, 'read'>, closing: () => boolean): void {
  const ask = shared(() => probe(graph));
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const readiness = closing() ? notReady('The server is stopping.') : await within(limits.ready, ask());
    return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness);
  });
}

async function probe(graph: Pick<Graph, 'read'>): Promise<Readiness> {
  const snapshot = createSnapshot(graph);
  try {
    await snapshot.read(head);
    return { status: 'ready', revision: snapshot.revision() };
  } catch (error) {
    return notReady(error instanceof NoGraphError ? error.message : errorEntry('DATABASE_UNAVAILABLE').fixed);
  }
}

const notReady = (message = 'The graph does not answer.'): NotReady => ({
  status: 'not ready',
  code: 'DATABASE_UNAVAILABLE',
  message,
});

/**
 * Watchers ask often: whoever asks while a question is open shares its answer, so that a graph that hangs, or locks an
 * account after wrong passwords, does not get one question from each of them. After `giveUp` ms without an answer the
 * next watcher asks anew.
 */
function shared(ask: () => Promise<Readiness>): () => Promise<Readiness> {
  const giveUp = 5_000;
  let current: { readonly answer: Promise<Readiness>; readonly since: number } | undefined;
  return () => {
    if (current && performance.now() - current.since < giveUp) return current.answer;
    const mine = { answer: ask(), since: performance.now() };
    current = mine;
    void mine.answer.finally(() => {
      if (current === mine) current = undefined;
    });
    return mine.answer;
  };
}

async function within(milliseconds: number, answer: Promise<Readiness>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(notReady()), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
