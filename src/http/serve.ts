/** The running server: listens, and stops without losing a request. */
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { ApiContext } from '../api/context.js';
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import type { Graph } from '../graph/graph.js';
import { buildApp, type AppOptions } from './app.js';

export interface ServeOptions<Context extends ApiContext> extends AppOptions<Context> {
  readonly config: Pick<Config, 'introspection' | 'logLevel' | 'host' | 'port'>;
  readonly graph: Pick<Graph, 'read' | 'close'>;
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
  const { config, graph } = options;
  const app = await buildApp(options);
  try {
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

function cannotListen(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reasons: Readonly<Record<string, readonly [message: string, hint: string]>> = {
    EADDRINUSE: [
      `Port ${port} is in use.`,
      'Set PACTGRAPH_PORT to a free port, or stop the program that listens there.',
    ],
    EACCES: [`Port ${port} may not be used by this user.`, 'Set PACTGRAPH_PORT to a port above 1023.'],
    EADDRNOTAVAIL: [`This machine has no address ${host}.`, 'Set PACTGRAPH_HOST, for example to 127.0.0.1.'],
    ENOTFOUND: [`The host name ${host} is not known.`, 'Set PACTGRAPH_HOST, for example to 127.0.0.1.'],
  };
  const reason = typeof code === 'string' ? reasons[code] : undefined;
  return reason ? new PactgraphError('CANNOT_RUN', reason[0], { hint: reason[1], cause: error }) : error;
}
