/** Keeps the managed database there for as long as a server needs it: started again when it crashed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.js';
import { layoutOf, type Layout } from './disk/layout.js';
import { acquireDatabase, type AcquireOptions, type ManagedDatabase } from './managed.js';
import { silent } from './progress.js';
import { readState, runs } from './run/state.js';

/** Where a look takes a program of its own, seldom. */
const lookEveryMs = process.platform === 'linux' ? 500 : 5_000;
/** An owner that ends stops its database first. */
const looksUntilStopped = 4;
/** Before the second try of a start that failed; doubled each time, up to the longest. */
const backOffMs = 2_000;
const longestMs = 60_000;

/**
 * Looks after a database that was acquired with the same options. One that was stopped on purpose stays stopped.
 * @returns ends the looking, and stops the database as its own `stop` does
 */
export function keepDatabase(
  config: Config,
  first: ManagedDatabase,
  options: AcquireOptions = {},
): () => Promise<void> {
  const files = layoutOf(config.dataFolder);
  const progress = options.progress ?? silent;
  const end = new AbortController();
  let current = first;

  const pause = (ms: number) => sleep(ms, undefined, { signal: end.signal, ref: false });
  const again = async (): Promise<void> => {
    for (let wait = backOffMs; ; wait = Math.min(2 * wait, longestMs)) {
      try {
        current = await acquireDatabase(config, options);
        if (current.uri !== first.uri)
          progress.note(
            `The database answers at ${current.uri} now, not at ${first.uri}: start this command again.`,
          );
        return;
      } catch (error) {
        progress.note(error instanceof Error ? error.message : String(error));
        progress.note(`The next try is in ${wait / 1_000} s.`);
        await pause(wait);
      }
    }
  };
  const look = async (): Promise<void> => {
    for (let stopped = 0; ;) {
      await pause(lookEveryMs);
      const fate = fateOf(files, current);
      stopped = fate === 'stopped' ? stopped + 1 : 0;
      if (fate === 'crashed') progress.note('The database has ended; starting it again …');
      if (fate === 'crashed' || fate === 'orphaned') await again();
      else if (stopped === looksUntilStopped)
        progress.note('The database was stopped. It is used again once it runs: pactgraph neo4j start');
    }
  };
  const looking = look().catch((error: unknown) => {
    if (!end.signal.aborted) throw error;
  });
  return async () => {
    end.abort();
    await looking;
    await current.stop();
  };
}

/**
 * A stop marks the state and takes it away, a crash leaves it. Who borrowed from an owner that is gone takes over what
 * runs, or needs one of its own.
 */
export function fateOf(
  { stateFile }: Pick<Layout, 'stateFile'>,
  { isOrphaned }: Pick<ManagedDatabase, 'isOrphaned'>,
): 'runs' | 'orphaned' | 'crashed' | 'stopped' {
  const state = readState(stateFile);
  if (state && runs(state)) return isOrphaned() ? 'orphaned' : 'runs';
  if (state && !state.stopping) return 'crashed';
  return isOrphaned() ? 'crashed' : 'stopped';
}
