/** The database to look at: one that answers, as it is; a stopped one is started only when that was asked for. */
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import { openGraph, type Graph, type ServerInfo } from '../graph/graph.js';
import { inDataFolder } from '../neo4j/disk/data-fault.js';
import { jarLock, lookAtJars } from '../neo4j/jars.js';
import { presentJava } from '../neo4j/java/ensure-java.js';
import { jarFolder, layoutOf } from '../neo4j/disk/layout.js';
import { acquireDatabase, databaseStatus, runningDatabase, type DatabaseStatus } from '../neo4j/managed.js';
import type { Progress } from '../neo4j/progress.js';
import { refuseForeignHome } from '../neo4j/start.js';

export type Opened =
  | {
      readonly state: 'open';
      readonly uri: string;
      readonly user: string;
      readonly info: ServerInfo;
      /** Of the managed one. */
      readonly status: DatabaseStatus | undefined;
      readonly graph: Pick<Graph, 'readLatest'>;
      readonly close: () => Promise<void>;
    }
  /** The managed one, which every command starts when it needs it. */
  | { readonly state: 'stopped'; readonly dataFolder: string; readonly hasData: boolean }
  | { readonly state: 'unusable'; readonly error: PactgraphError };

export interface OpenOptions {
  /** Start a managed database that has data and does not run; it is stopped when the database is closed. */
  readonly start: boolean;
  readonly progress: Progress;
}

export async function openDatabase(config: Config, options: OpenOptions): Promise<Opened> {
  try {
    return config.server
      ? await connect({ ...config.server, database: config.database })
      : await inDataFolder(config.dataFolder, () => openManaged(config, options));
  } catch (error) {
    if (error instanceof PactgraphError) return { state: 'unusable', error };
    throw error;
  }
}

async function connect(
  server: Parameters<typeof openGraph>[0],
  status?: DatabaseStatus,
  stop: () => Promise<void> = () => Promise.resolve(),
): Promise<Opened> {
  const graph = openGraph(server);
  const close = async () => {
    await graph.close();
    await stop();
  };
  try {
    const { uri, user } = server;
    return { state: 'open', uri, user, info: await graph.verify(), status, graph, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openManaged(config: Config, { start, progress }: OpenOptions): Promise<Opened> {
  const { dataFolder } = config;
  const status = await databaseStatus(config);
  if (status.running) {
    const running = await runningDatabase(config);
    if (running) return connect(running, status);
    throw new PactgraphError(
      'DATABASE_UNAVAILABLE',
      `Neo4j (process ${status.pid}) runs and does not answer.`,
      { hint: 'It may be starting or stopping. If it stays so, stop it with: pactgraph neo4j stop' },
    );
  }
  refuseForeignHome(layoutOf(dataFolder));
  const { hasData } = status;
  if (!start || !hasData) return { state: 'stopped', dataFolder, hasData };
  await refuseToFetch(config);
  const started = await acquireDatabase(config, { progress });
  return connect(started, await databaseStatus(config), () => started.stop());
}

/** A start would fetch what is not here. */
async function refuseToFetch(config: Config): Promise<void> {
  const { java } = await presentJava(config);
  const { missing } = await lookAtJars(jarLock, jarFolder(config.cacheFolder, jarLock.version));
  if (java && missing.length === 0) return;
  throw new PactgraphError(
    'DATABASE_UNAVAILABLE',
    'The managed database cannot be started before what it needs is fetched.',
    { hint: 'Fetch it with: pactgraph neo4j fetch' },
  );
}
