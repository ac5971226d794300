/** The store of a database that is stopped: written to a dump, looked over, made anew from a dump. */
import { join } from 'node:path';
import { PactgraphError } from '../errors.js';
import { AdminToolFailure, runAdminTool } from './admin-tool.js';
import type { Alone } from './alone.js';
import { layoutAlone } from './disk/layout.js';

/** Name of the file that dumpStore writes and loadStore reads: the tool's choice. */
export const dumpFile = 'neo4j.dump';

/**
 * Writes the database to a file in the folder. The users are not in it: they are in the database `system`.
 * @throws PactgraphError CANNOT_RUN; the signal's reason
 */
export function dumpStore(alone: Alone, folder: string, signal: AbortSignal): Promise<void> {
  const args = ['dump', 'neo4j', `--to-path=${slashed(folder)}`];
  return run(alone, alone.files.home, args, signal, (told) => {
    return new PactgraphError('CANNOT_RUN', `Neo4j could not dump the database:\n${told}`, {
      hint: 'Most often there is no room for the dump.',
    });
  });
}

/**
 * Runs Neo4j's own check of store and indexes.
 * @throws PactgraphError DATABASE_UNAVAILABLE when it finds something; the signal's reason
 */
export function checkStore(alone: Alone, signal: AbortSignal): Promise<void> {
  const reports = join(alone.files.home, 'logs');
  // By itself it would take nearly all the memory that is free.
  const args = ['check', 'neo4j', `--report-path=${slashed(reports)}`, '--max-off-heap-memory=50%'];
  return run(alone, alone.files.home, args, signal, (told) => {
    return new PactgraphError('DATABASE_UNAVAILABLE', `Neo4j found errors in its store:\n${told}`, {
      hint: `A report is in ${reports}. Restore a dump from before, or load the seeds into an empty database.`,
    });
  });
}

/**
 * Makes a new home from the dump in the folder.
 * @returns the home
 * @throws PactgraphError RESTORE_FAILED; the signal's reason
 */
export async function loadStore(alone: Alone, folder: string, signal: AbortSignal): Promise<string> {
  const { newHome } = alone.files.alone;
  await run(alone, newHome, ['load', 'neo4j', `--from-path=${slashed(folder)}`], signal, (told) => {
    return new PactgraphError('RESTORE_FAILED', `Neo4j could not load the dump:\n${told}`, {
      hint: 'The data is as it was.',
    });
  });
  return newHome;
}

async function run(
  { config, files, progress }: Alone,
  home: string,
  args: readonly string[],
  signal: AbortSignal,
  failure: (told: string) => PactgraphError,
): Promise<void> {
  try {
    await runAdminTool(['database', ...args], {
      config,
      files: layoutAlone(files, home),
      progress,
      signal,
    });
  } catch (error) {
    throw error instanceof AdminToolFailure ? failure(error.message) : error;
  }
}

/** The tool takes paths for addresses too, in which a backslash is no separator. */
const slashed = (path: string): string => path.replaceAll('\\', '/');
