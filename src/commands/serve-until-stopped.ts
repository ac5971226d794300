/** The API over a session's graph, until a signal ends it. */
import { executableSchema } from '../api/schema.js';
import type { RequestContext } from '../api/request-context.js';
import { serve as listen } from '../http/serve.js';
import { closeOnSignals } from '../http/signals.js';
import { Loaders } from '../loaders/loaders.js';
import type { CommandIo } from './io.js';
import { jsonVersion } from './report-failure.js';
import type { Session } from './session.js';

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
