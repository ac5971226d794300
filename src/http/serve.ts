/** The running server: listens, and stops without losing a request. */
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.js';
import type { Graph } from '../graph/graph.js';
import { cannotListen } from './cannot-listen.js';

export interface ServeOptions {
  readonly config: Pick<Config, 'host' | 'port'>;
  /** Closed with the server. */
  readonly graph: Pick<Graph, 'close'>;
  /** Frees the port that was taken for this server. */
  readonly release?: () => Promise<void>;
  /** Runs before the server listens, while the application may still be in the making. */
  readonly first?: () => Promise<unknown>;
}

export interface RunningServer {
  /** e.g. `http://127.0.0.1:4000` */
  readonly url: string;
  /** Takes no more connections, finishes accepted requests, stops Apollo, closes the graph. May be called again. */
  readonly close: () => Promise<void>;
}

/**
 * @throws PactgraphError CANNOT_RUN when it cannot listen there, and whatever `first` throws; the graph is then left open
 */
export async function serve(
  building: Promise<FastifyInstance>,
  { config, graph, release, first }: ServeOptions,
): Promise<RunningServer> {
  const done = first?.();
  // A failure is thrown below, once there is something to close.
  done?.catch(() => undefined);
  const app = await building;
  try {
    await done;
    await release?.();
    await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw cannotListen(error, config);
    });
  } catch (error) {
    await app.close();
    throw error;
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
