/** The database of the worker that asks: test files of one worker take turns, those of two never meet. */
import { inject } from 'vitest';
import type { GraphServer } from '../../src/graph/graph.js';

/** Its password is known, so that commands and bare drivers can be given it. */
export interface TestServer extends GraphServer {
  readonly password: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: readonly TestServer[];
  }
}

export function testServer(): TestServer {
  const servers = inject('neo4j');
  // Vitest counts its workers from 1.
  const server = servers[Number(process.env.VITEST_POOL_ID) - 1];
  if (!server)
    throw new Error(`Worker ${process.env.VITEST_POOL_ID} has none of ${servers.length} databases.`);
  return server;
}
