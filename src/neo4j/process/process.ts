/** The Neo4j process: spawning it, waiting until it answers, ending it. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PactgraphError } from '../../errors.js';
import { readIfThere } from '../disk/files.js';
import type { Layout } from '../disk/layout.js';
import { silenceOf, silentForMs } from './patience.js';
import { isSameProcess, processMark } from '../run/pids.js';
import { isListening } from '../run/port.js';
import type { Progress } from '../progress.js';
import { endOfLog, hasGivenUp, startFault } from './start-fault.js';

export interface Spawned {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly mark: string;
  /** Bytes of the log that are of earlier starts. */
  readonly logStart: number;
}

export interface SpawnOptions {
  readonly java: string;
  readonly instanceId: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The program from setprivIn: the kernel then ends the JVM when this process is gone, however it went. */
  readonly setpriv: string | undefined;
}

const looksPerLog = 25;
const lookEveryMs = 20;
/** Where somebody listens, and does not answer as it should: asking costs both of us something. */
const askEveryMs = 100;
const stopWithinMs = 30_000;
/** A JVM that records its classes puts them in order before it ends, on two cores for 15 s. */
export const recordWithinMs = 120_000;
const killWithinMs = 5_000;

/**
 * Starts the JVM in a process group of its own: Ctrl-C reaches its owner only, who stops it last. Its console goes to a
 * file, since it may outlive us. With setpriv it is tied to the calling thread, so call it from the main one.
 */
export async function spawnNeo4j(files: Layout, options: SpawnOptions): Promise<Spawned> {
  // What stands after the file goes to Neo4j, not to the JVM.
  const program = [options.java, `-Dpactgraph.instance=${options.instanceId}`, `@${files.argumentsFile}`];
  const [command = '', ...rest] =
    options.setpriv === undefined ? program : [options.setpriv, '--pdeathsig', 'TERM', ...program];
  mkdirSync(dirname(files.consoleFile), { recursive: true });
  const logStart = endOfLog(files);
  const console = openSync(files.consoleFile, 'w');
  try {
    const child = spawn(command, rest, {
      cwd: files.home,
      env: options.environment,
      detached: true,
      stdio: ['ignore', console, console],
      windowsHide: true,
    });
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    return { child, pid, mark: processMark(pid) ?? '', logStart };
  } finally {
    closeSync(console);
  }
}

const ours = new Map<number, string>();

/** Has the process end with this one, however that ends, but by a kill: that is for setpriv. */
export function endWithUs(pid: number, mark: string): void {
  ours.set(pid, mark);
  process.off('exit', endOurs).on('exit', endOurs);
}

function endOurs(): void {
  for (const [pid, mark] of ours) if (isSameProcess(pid, mark)) signal(pid, 'SIGTERM');
}

/** @returns util-linux's setpriv, when it is there and knows the option: that of busybox does not */
export function setprivIn(path: readonly string[]): string | undefined {
  if (process.platform !== 'linux') return undefined;
  for (const folder of path) {
    const program = join(folder, 'setpriv');
    try {
      accessSync(program, constants.X_OK);
      execFileSync(program, ['--pdeathsig', 'TERM', 'true'], { stdio: 'ignore' });
      return program;
    } catch {
      continue;
    }
  }
  return undefined;
}

export interface Readiness {
  readonly port: number;
  /** Asked once somebody listens at the port; rejects as long as the database is not there. */
  readonly answers: () => Promise<void>;
  /** Whether an error of `answers` is final. */
  readonly isFatal: (error: unknown) => boolean;
}

/**
 * Resolves when `answers` does.
 * @throws PactgraphError DATABASE_UNAVAILABLE with the reason, when the process ends, says that it cannot start the
 * database, or says nothing for minutes; whatever `answers` throws when `isFatal` says so
 */
export async function untilReady(
  { child, pid, logStart }: Spawned,
  files: Layout,
  progress: Progress,
  { port, answers, isFatal }: Readiness,
): Promise<void> {
  const isSilent = silenceOf(pid, files, progress);
  const fault = (how: string, error: unknown) => startFault(how, files, logStart, error);
  let reason: unknown;
  for (let look = 1; ; look++) {
    // To find out by the driver would take a good part of a core that Neo4j needs.
    const asked = await isListening(port);
    try {
      if (asked) {
        await answers();
        return;
      }
    } catch (error) {
      if (isFatal(error)) throw error;
      reason = error;
    }
    if (child.exitCode !== null || child.signalCode !== null)
      throw fault(`Neo4j ended while starting (${ending(child)}).`, reason);
    if ((asked || look % looksPerLog === 0) && hasGivenUp(files, logStart))
      throw fault('Neo4j could not start the database.', reason);
    if (isSilent())
      throw fault(
        `Neo4j does not answer, and wrote nothing to its logs for ${silentForMs / 60_000} minutes.`,
        reason,
      );
    await sleep(asked ? askEveryMs : lookEveryMs);
  }
}

export interface EndOptions {
  /** Further reason to stop waiting: the process has let go of all that others wait for. */
  readonly isDone?: (() => boolean) | undefined;
  readonly withinMs?: number;
}

/** Asks the process to stop, and ends it by force after 30 s: the next start then recovers from the logs. */
export async function endProcess(
  pid: number,
  mark: string,
  { isDone = () => false, withinMs = stopWithinMs }: EndOptions = {},
): Promise<void> {
  ours.delete(pid);
  signal(pid, 'SIGTERM');
  if (await gone(pid, mark, withinMs, isDone)) return;
  signal(pid, 'SIGKILL');
  if (await gone(pid, mark, killWithinMs, () => false)) return;
  throw new PactgraphError('CANNOT_RUN', `Process ${pid} (Neo4j) cannot be ended.`, {
    hint: 'It may belong to another user, or hang in the disk.',
  });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already, or not ours: `gone` tells.
  }
}

async function gone(pid: number, mark: string, withinMs: number, isDone: () => boolean): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isSameProcess(pid, mark) && !isDone()) {
    if (performance.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** Neo4j has closed its store and its port; what its JVM still does concerns nobody. */
export const hasStopped = (files: Layout): boolean =>
  /\bStopped\.$/m.test(readIfThere(files.consoleFile) ?? '');

const ending = (child: ChildProcess): string =>
  child.signalCode === null ? `exit code ${String(child.exitCode)}` : `signal ${child.signalCode}`;
