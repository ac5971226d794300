/** The managed database for one process alone: stopped for everybody else, who waits for the start lock. */
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import type { GraphServer } from '../graph/graph.js';
import { withDataFolder } from './data/data-folder.js';
import { clearLeftovers } from './data/leftovers.js';
import { layoutAlone, layoutOf, type Layout } from './disk/layout.js';
import { end } from './managed.js';
import { passwordIn } from './settings/password.js';
import type { Progress } from './progress.js';
import { refuseForeignHome, serverOf, startDatabase } from './start.js';
import { isOrphaned, readState, runs } from './run/state.js';

/** What comes with the database: all that a process needs who has it for itself. */
export interface Alone {
  readonly config: Config;
  readonly files: Layout;
  readonly progress: Progress;
}

/**
 * Runs `work` on a database that nobody uses. One that was left running is stopped before and started again at the end,
 * whatever became of the work.
 * @throws PactgraphError CANNOT_RUN when another process owns the database that runs
 */
export async function withDatabaseAlone<T>(
  config: Config,
  progress: Progress,
  work: (alone: Alone) => Promise<T>,
): Promise<T> {
  refuseForeignHome(layoutOf(config.dataFolder));
  return withDataFolder(config, progress, async (files) => {
    refuseWhileOwned(config);
    const state = readState(files.stateFile);
    const wasLeftRunning = state !== undefined && runs(state) && state.owner === null;
    if (wasLeftRunning) progress.note('Stopping the database for the time it takes …');
    if (state) await end(files, state, true);
    try {
      return await work({ config, files, progress });
    } finally {
      await clearLeftovers(files);
      if (wasLeftRunning)
        await startDatabase(config, files, { progress, profile: 'kept', keepRunning: true });
    }
  });
}

/** @throws PactgraphError CANNOT_RUN when the database ends with another process, such as `start` or `serve` */
export function refuseWhileOwned({ dataFolder }: Config): void {
  const state = readState(layoutOf(dataFolder).stateFile);
  if (!state || !runs(state) || state.owner === null || isOrphaned(state)) return;
  throw new PactgraphError(
    'CANNOT_RUN',
    `Process ${state.owner} has started the managed database and is using it.`,
    { hint: 'End that process first (Ctrl-C where it runs), then try again.' },
  );
}

/** Starts Neo4j on a home folder where nobody else finds it, and stops it behind `work`. */
export async function startedAlone<T>(
  { config, files, progress }: Alone,
  home: string,
  work: (server: GraphServer) => Promise<T>,
): Promise<T> {
  const own = layoutAlone(files, home);
  const state = await startDatabase(config, own, { progress, profile: 'brief', keepRunning: false });
  try {
    return await work(serverOf(state, passwordIn(own.passwordFile)));
  } finally {
    await end(own, state, true);
  }
}
