/** The API over a session's graph, until a signal ends it. */
import { knownBodies } from '../../graph/known-bodies.js';
import { statementText } from '../../graph/statement-files.js';
import { executableSchema } from '../../api/schema.js';
import { KnownCounts } from '../../loaders/access/known-counts.js';
import { Combinations } from '../../loaders/together.js';
import { buildApp, type App } from '../../http/app.js';
import { serve as listen } from '../../http/serve.js';
import { closeOnSignals } from '../../http/signals.js';
import { jsonLines, type CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';
import type { Session } from '../run/session.js';

const apps = new WeakMap<Session, Promise<App>>();

/** The application of a session, built once. This takes some tenths of a second, while a database starts anyway. */
export function appOf(session: Session): Promise<App> {
  const app = apps.get(session) ?? build(session);
  apps.set(session, app);
  return app;
}

function build({ config, graph, ontology, statements }: Session): Promise<App> {
  return buildApp({
    config,
    graph,
    // Standard output is for the result.
    logStream: jsonLines(process.stderr),
    schema: executableSchema(ontology, config.apiFolder),
    answerMegabytes: config.answerMegabytes,
    cost: config.cost,
    served: {
      ontology,
      statements,
      known: knownBodies(graph, statementText(statements, 'graph/bodies')),
      combinations: new Combinations(),
      counts: new KnownCounts((text, parameters) => graph.read(text, parameters)),
    },
  });
}

export interface ServeUntilStopped {
  /** Frees the port that was taken for the server. */
  readonly release: () => Promise<void>;
  /** Runs before the server listens. */
  readonly first?: () => Promise<unknown>;
}

/** @returns 0 when every request was answered before the end, else 1 */
export async function serveUntilStopped(
  session: Session,
  io: CommandIo,
  { release, first }: ServeUntilStopped,
): Promise<number> {
  const { config, graph } = session;
  const server = await listen(appOf(session), { config, graph, release, ...(first && { first }) });
  const address = `${server.url}/graphql`;
  if (io.json) io.out(JSON.stringify({ version: jsonVersion, url: address }));
  else io.err(`Ready: ${address}`);
  return closeOnSignals(server);
}
