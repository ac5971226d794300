/** Neo4j's own tool for databases that are stopped, run from the jars of the server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { neo4jConf } from './settings/conf.js';
import { writeAtomically } from './disk/files.js';
import { adminProgram, argumentsFileText, jvmEnvironment } from './settings/jvm.js';
import type { Layout } from './disk/layout.js';
import { ensureNeeded } from './needed.js';
import { processMark } from './run/pids.js';
import { setprivIn } from './process/process.js';
import { profileOf } from './settings/profile.js';
import type { Progress } from './progress.js';

export interface AdminToolOptions {
  readonly config: Config;
  /** With the home that it works on. */
  readonly files: Layout;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Of what the tool says, the end is kept. */
const keptCharacters = 8_192;
const shownLines = 5;

/**
 * @param args as `neo4j-admin` takes them
 * @throws AdminToolFailure with its last words; the signal's reason
 */
export async function runAdminTool(args: readonly string[], options: AdminToolOptions): Promise<void> {
  const { config, files, progress, signal } = options;
  const profile = profileOf('brief');
  const { home, confFolder } = files;
  const { java, jars, version } = await ensureNeeded(config, progress);
  signal.throwIfAborted();
  // It takes folders from the settings, and looks at no port.
  writeAtomically(files.confFile, neo4jConf({ port: 7687, profile, version }));
  const argumentsFile = join(confFolder, 'admin.args');
  const jvm = { java, profile, jars, archiveArgument: undefined };
  writeAtomically(argumentsFile, argumentsFileText(jvm, adminProgram));

  const setpriv = setprivIn(config.path);
  const program = [java.program, `@${argumentsFile}`, ...args];
  const [command = '', ...rest] =
    setpriv === undefined ? program : [setpriv, '--pdeathsig', 'KILL', ...program];
  // A group of its own: after Ctrl-C it is ended by us, who then know why.
  const child = spawn(command, rest, {
    cwd: home,
    env: { ...jvmEnvironment(config.environment), NEO4J_HOME: home, NEO4J_CONF: confFolder },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-keptCharacters)));
  const stop = (): void => void child.kill();
  signal.addEventListener('abort', stop);
  try {
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    writeAtomically(files.alone.toolFile, JSON.stringify({ pid, mark: processMark(pid) ?? '' }));
    const [code] = (await once(child, 'close')) as [number | null];
    signal.throwIfAborted();
    if (code !== 0) throw new AdminToolFailure(lastLines(said));
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Its message: the last words of the tool. */
export class AdminToolFailure extends Error {}

/** Progress, and where to write to for help. */
const noise = /^(Files: |-+$|\.+ +\d+%$|Command Failed$|Full exception details |Please provide this file )/;

function lastLines(said: string): string {
  const lines = said.split(/\r?\n|\r/).map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !noise.test(line));
  return telling.slice(-shownLines).join('\n');
}
