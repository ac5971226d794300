/** `pactgraph serve`: the API over whatever the graph holds; writes nothing. */
import { executableSchema } from '../api/schema.js';
import type { RequestContext } from '../api/request-context.js';
import type { Config } from '../config.js';
import { serve as listen } from '../http/serve.js';
import { closeOnSignals } from '../http/signals.js';
import { Loaders } from '../loaders/loaders.js';
import type { CommandIo } from './io.js';
import { jsonVersion } from './report-failure.js';
import { withSession, type Session } from './session.js';

export const serve = (config: Config, io: CommandIo): Promise<number> =>
  withSession(config, io, (session) => serveUntilStopped(session, io), 'go on');

/** @returns 0 when every request was answered before the end, else 1 */
export async function serveUntilStopped(session: Session, io: CommandIo): Promise<number> {
  const { config, graph, ontology, statements } = session;
  const server = await listen<RequestContext>({
    config,
    graph,
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
