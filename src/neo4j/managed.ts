/** The managed local database: the face of this folder. With NEO4J_URI set none of this is used. */
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import type { NewServer } from '../graph/probe.js';
import { keepRecording } from './archive/archive.js';
import { withDataFolder } from './data/data-folder.js';
import { readIfThere } from './disk/files.js';
import { layoutOf, type Layout } from './disk/layout.js';
import { endProcess, endWithUs, hasStopped, recordWithinMs } from './process/process.js';
import { silenceOf } from './process/patience.js';
import type { ProfileName } from './settings/profile.js';
import { silent, type Progress } from './progress.js';
import { refuseForeignHome, serverOf, startDatabase } from './start.js';
import {
  isOrphaned,
  markStopping,
  ownedBy,
  readState,
  removeState,
  runs,
  writeState,
  type DatabaseState,
} from './run/state.js';

export interface ManagedDatabase {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Whether this call started it, or took it over from an owner that is gone. */
  readonly owned: boolean;
  readonly pid: number;
  /** Whether it is there to be used: one that is being stopped is not, though its process may live on for a while. */
  readonly runs: () => boolean;
  /** Whether the process that was to stop it is gone. */
  readonly isOrphaned: () => boolean;
  /** Stops the database when it is owned and not to be left running; otherwise does nothing. May be called twice. */
  readonly stop: () => Promise<void>;
}

export interface AcquireOptions {
  readonly progress?: Progress;
  /** Leave a database that this call starts running, also after the end of this process. */
  readonly keepRunning?: boolean;
  readonly profile?: ProfileName;
  /** Called with what will answer while it starts, which takes it some seconds. */
  readonly meanwhile?: ((server: NewServer) => void) | undefined;
  /** Of those that will be sent, the first: whether a database that starts answers is asked with it. */
  readonly firstStatement?: string | undefined;
}

/**
 * The database of the data folder: the one that runs, else one started now. Call it from the main thread.
 * Processes that call it at once get the same one; the first of them owns it.
 * @throws PactgraphError CANNOT_RUN, DATABASE_UNAVAILABLE
 */
export async function acquireDatabase(
  config: Config,
  options: AcquireOptions = {},
): Promise<ManagedDatabase> {
  const files = layoutOf(config.dataFolder);
  const { progress = silent, keepRunning = false, profile = 'kept', ...others } = options;
  const running = await runningDatabase(config);
  if (running && !running.isOrphaned()) return running;

  return withDataFolder(config, progress, async () => {
    const other = await settled(files, progress);
    if (other && !isOrphaned(other)) return handle(files, other, notOurs);
    const ours = other
      ? adopted(files, other, keepRunning)
      : await startDatabase(config, files, { progress, keepRunning, profile, ...others });
    return handle(files, ours, {
      owned: true,
      stop: () => (keepRunning ? undefined : end(files, ours, false)),
    });
  });
}

/** Nobody else would stop it: where the kernel does not tie the JVM to its owner, it outlives one that is killed. */
function adopted(files: Layout, other: DatabaseState, keepRunning: boolean): DatabaseState {
  const ours = { ...other, ...ownedBy(keepRunning ? 'nobody' : 'us') };
  writeState(files.stateFile, ours);
  if (!keepRunning) endWithUs(ours.pid, ours.mark);
  return ours;
}

/** The database of the data folder, when it runs and answers; starts nothing. */
export async function runningDatabase({
  dataFolder,
}: Pick<Config, 'dataFolder'>): Promise<ManagedDatabase | undefined> {
  const files = layoutOf(dataFolder);
  const state = readState(files.stateFile);
  return state && (await answers(files, state)) ? handle(files, state, notOurs) : undefined;
}

export type DatabaseStatus =
  | { readonly running: false; readonly dataFolder: string; readonly hasData: boolean }
  | {
      readonly running: true;
      readonly dataFolder: string;
      readonly answers: boolean;
      readonly uri: string;
      readonly user: string;
      /** Where the password is; it is not shown. */
      readonly passwordFile: string;
      readonly pid: number;
      readonly version: string;
      readonly startedAt: string;
      /** The process whose end ends the database; null when it was left running, or that process is gone. */
      readonly owner: number | null;
    };

export async function databaseStatus(config: Config): Promise<DatabaseStatus> {
  const { dataFolder } = config;
  const files = layoutOf(dataFolder);
  const state = readState(files.stateFile);
  if (!state || !runs(state)) {
    const hasData = readIfThere(files.confFile) !== undefined || existsSync(files.alone.swapFile);
    return { running: false, dataFolder, hasData };
  }
  const { uri, user } = serverOf(state, '');
  const { pid, version, startedAt } = state;
  const owner = isOrphaned(state) ? null : state.owner;
  const { passwordFile } = files;
  const answering = await answers(files, state);
  return {
    running: true,
    dataFolder,
    answers: answering,
    uri,
    user,
    passwordFile,
    pid,
    version,
    startedAt,
    owner,
  };
}

/**
 * Stops the database, whoever started it.
 * @param wholly wait for the end of the process too, which may write its class archive for some seconds more
 * @returns whether there was one to stop
 */
export async function stopDatabase(config: Pick<Config, 'dataFolder'>, wholly = false): Promise<boolean> {
  const files = layoutOf(config.dataFolder);
  const state = readState(files.stateFile);
  if (!state) return false;
  const running = runs(state);
  await end(files, state, wholly);
  return running;
}

/** Stops the database and deletes its data and password; jars and port stay. */
export async function resetDatabase(config: Config): Promise<void> {
  refuseForeignHome(layoutOf(config.dataFolder));
  await withDataFolder(config, silent, async (files) => {
    await stopDatabase(config, true);
    rmSync(files.home, { recursive: true, force: true });
    rmSync(files.passwordFile, { force: true });
  });
}

interface Ownership {
  readonly owned: boolean;
  readonly stop: () => Promise<void> | undefined;
}

const notOurs: Ownership = { owned: false, stop: () => undefined };

function handle(files: Layout, state: DatabaseState, { owned, stop }: Ownership): ManagedDatabase {
  const password = readIfThere(files.passwordFile)?.trim() ?? '';
  return {
    ...serverOf(state, password),
    owned,
    pid: state.pid,
    runs: () => {
      const now = readState(files.stateFile);
      return now?.instanceId === state.instanceId && !now.stopping && runs(now);
    },
    isOrphaned: () => isOrphaned(state),
    stop: async () => stop(),
  };
}

/** @param wholly wait for the end of the process itself: its files are about to be deleted, copied or moved */
export async function end(files: Layout, state: DatabaseState, wholly: boolean): Promise<void> {
  if (runs(state)) {
    markStopping(files.stateFile, state.instanceId);
    if (state.recording === null) await endProcess(state.pid, state.mark);
    else {
      keepRecording(state.recording, state);
      const how = wholly ? { withinMs: recordWithinMs } : { isDone: () => hasStopped(files) };
      await endProcess(state.pid, state.mark, how);
    }
  }
  removeState(files.stateFile, state.instanceId);
}

async function answers(files: Layout, state: DatabaseState): Promise<boolean> {
  const password = readIfThere(files.passwordFile)?.trim();
  if (password === undefined || !runs(state)) return false;
  const { probe } = await import('../graph/probe.js');
  return probe(serverOf(state, password)).then(
    () => true,
    () => false,
  );
}

/** @returns the database that runs, once it answers; undefined when none runs (any more) */
async function settled(files: Layout, progress: Progress): Promise<DatabaseState | undefined> {
  let isSilent: (() => boolean) | undefined;
  for (;;) {
    const state = readState(files.stateFile);
    if (!state || !runs(state)) return undefined;
    if (await answers(files, state)) return state;
    isSilent ??= silenceOf(state.pid, files, progress);
    if (isSilent()) {
      throw new PactgraphError(
        'DATABASE_UNAVAILABLE',
        `Neo4j (process ${state.pid}) runs and does not answer.`,
        {
          hint: 'Stop it with: pactgraph neo4j stop',
        },
      );
    }
    await sleep(100);
  }
}
