/** The running server: listens, and stops without losing a request. */
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { ApiContext } from '../api/context.js';
import type { Config } from '../config.js';
import type { Graph } from '../graph/graph.js';
import { buildApp, type AppOptions } from './app.js';
import { cannotListen } from './cannot-listen.js';

export interface ServeOptions<Context extends ApiContext> extends AppOptions<Context> {
  readonly config: Pick<Config, 'introspection' | 'logLevel' | 'host' | 'port'>;
  readonly graph: Pick<Graph, 'read' | 'close'>;
  /** Gives the port free that was taken for this server. */
  readonly release?: () => Promise<void>;
}

export interface RunningServer {
  /** e.g. `http://127.0.0.1:4000` */
  readonly url: string;
  /** Takes no more connections, finishes what was accepted, stops Apollo, closes the graph. May be called again. */
  readonly close: () => Promise<void>;
}

/** @throws PactgraphError CANNOT_RUN when it cannot listen there; the graph is then left open */
export async function serve<Context extends ApiContext>(
  options: ServeOptions<Context>,
): Promise<RunningServer> {
  const { config, graph, release } = options;
  const app = await buildApp(options);
  try {
    await app.ready();
    await release?.();
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await app.close();
    throw cannotListen(error, config);
  }
  let closed: Promise<void> | undefined;
  return {
    url: urlOf(app, config.host),
    close: () => (closed ??= app.close().then(() => graph.close())),
  };
}

const wildcards = new Set(['0.0.0.0', '::']);

function urlOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  const name = wildcards.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
