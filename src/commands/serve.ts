/** `pactgraph serve`: the API over whatever the graph holds; writes nothing. */
import { executableSchema } from '../api/schema.js';
import type { RequestContext } from '../api/request-context.js';
import type { Config } from '../config.js';
import { reservePort } from '../http/reserve-port.js';
import { serve as listen } from '../http/serve.js';
import { closeOnSignals } from '../http/signals.js';
import { Loaders } from '../loaders/loaders.js';
import type { CommandIo } from './io.js';
import { jsonVersion } from './report-failure.js';
import { withSession, type Session } from './session.js';

export const serve = (config: Config, io: CommandIo): Promise<number> =>
  withReservedPort(config, (release) =>
    withSession(config, io, (session) => serveUntilStopped(session, io, release), 'go on'),
  );

/** Takes the port before `work` takes a database, and gives it free however that ends. */
export async function withReservedPort<T>(
  config: Config,
  work: (release: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const release = await reservePort(config);
  try {
    return await work(release);
  } finally {
    await release();
  }
}

/**
 * @param release gives the port free that was taken for the server
 * @returns 0 when every request was answered before the end, else 1
 */
export async function serveUntilStopped(
  session: Session,
  io: CommandIo,
  release: () => Promise<void>,
): Promise<number> {
  const { config, graph, ontology, statements } = session;
  const server = await listen<RequestContext>({
    config,
    graph,
    release,
    // Standard output is for the result.
    logStream: process.stderr,
    schema: executableSchema(ontology, config.apiFolder),
    makeContext: (snapshot, requestId) => ({
      requestId,
      statements,
      revision: snapshot.revision,
      loaders: new Loaders(ontology, snapshot.read),
    }),
  });
  const address = `${server.url}/graphql`;
  if (io.json) io.out(JSON.stringify({ version: jsonVersion, url: address }));
  else io.err(`Ready: ${address}`);
  return closeOnSignals(server);
}
