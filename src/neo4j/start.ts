/** Everything between "there is no database" and one that answers. */
import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import type * as Probe from '../graph/probe.js';
import { archiveFile, useArchive } from './archive/archive.js';
import { isWholeArchive } from './archive/archive-check.js';
import { confHeader, neo4jConf, versionIn } from './settings/conf.js';
import { isMissing, readIfThere, writeAtomically } from './disk/files.js';
import { jarLock } from './jars.js';
import { argumentsFileText, jvmEnvironment, serverProgram } from './settings/jvm.js';
import type { Layout } from './disk/layout.js';
import { ensureNeeded, type Needed } from './needed.js';
import { databaseUser, initialPassword, passwordIn } from './settings/password.js';
import { choosePort, loopback } from './run/port.js';
import { endProcess, endWithUs, setprivIn, spawnNeo4j, untilReady } from './process/process.js';
import { profileOf, type ProfileName } from './settings/profile.js';
import type { Progress } from './progress.js';
import { ownedBy, removeState, writeState, type DatabaseState } from './run/state.js';
import { isNewer } from './version.js';

export interface StartOptions {
  readonly progress: Progress;
  readonly profile: ProfileName;
  readonly keepRunning: boolean;
  readonly meanwhile?: ((server: Probe.NewServer) => void) | undefined;
  readonly firstStatement?: string | undefined;
}

export const serverOf = (state: Pick<DatabaseState, 'port'>, password: string) => ({
  uri: `bolt://${loopback}:${state.port}`,
  user: databaseUser,
  password,
  database: 'neo4j',
});

/** Between our look at the port and Neo4j's taking it, another program may take it. */
const portTries = 3;

/**
 * Starts Neo4j on the data folder; the caller holds the start lock and knows that nothing runs there.
 * @throws PactgraphError CANNOT_RUN, DATABASE_UNAVAILABLE
 */
export async function startDatabase(
  config: Config,
  files: Layout,
  options: StartOptions,
): Promise<DatabaseState> {
  refuseForeignHome(files);
  refuseNewerHome(files);
  const needed = await ensureNeeded(config, options.progress);
  options.progress.note(`Starting Neo4j ${needed.version} on ${config.dataFolder} …`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(config, files, needed, options);
    } catch (error) {
      const taken = /Address already in use|BindException/.test(readIfThere(files.consoleFile) ?? '');
      if (!taken || attempt === portTries) throw error;
    }
  }
}

async function startOnce(
  config: Config,
  files: Layout,
  { java, jars, version }: Needed,
  { progress, profile: profileName, keepRunning, meanwhile, firstStatement }: StartOptions,
): Promise<DatabaseState> {
  const profile = profileOf(profileName);
  const port = await choosePort(files.portFile);
  const instanceId = randomUUID();
  const archive = archiveFile(config.cacheFolder, { java, jars, version });
  const { argument: archiveArgument, recording } = useArchive(archive, java, profile, instanceId, (file) =>
    isWholeArchive(file, { java, jars, environment: config.environment }),
  );
  const configure = (opened: string | undefined): void =>
    writeAtomically(files.confFile, neo4jConf({ port, profile, version: opened }));
  // A start of a newer version that fails must not lock the older one out.
  configure(versionIn(readIfThere(files.confFile) ?? ''));
  writeAtomically(
    files.argumentsFile,
    argumentsFileText({ java, profile, jars, archiveArgument }, serverProgram(files)),
  );
  const server = serverOf({ port }, passwordIn(files.passwordFile));

  const setpriv = keepRunning ? undefined : setprivIn(config.path);
  const environment = jvmEnvironment(config.environment);
  const spawned = await spawnNeo4j(files, { java: java.program, instanceId, environment, setpriv });
  if (!keepRunning) endWithUs(spawned.pid, spawned.mark);
  const state: DatabaseState = {
    pid: spawned.pid,
    mark: spawned.mark,
    port,
    instanceId,
    startedAt: new Date().toISOString(),
    version,
    ...ownedBy(keepRunning ? 'nobody' : 'us'),
    recording,
  };
  try {
    // Before it is ready: should we be killed now, the next command finds the process and uses or stops it.
    // Without the recording: that of a run which was never ready would be a poor archive.
    writeState(files.stateFile, { ...state, recording: null });
    meanwhile?.(server);
    // The driver takes as long to read as a JVM takes to get to its work.
    const asking = import('../graph/probe.js');
    const answers = async () => answersTo(await asking, server, files, firstStatement);
    await untilReady(spawned, files, progress, { port, answers, isFatal: isWrongPassword });
    configure(version);
    writeState(files.stateFile, state);
  } catch (error) {
    await endProcess(spawned.pid, spawned.mark);
    removeState(files.stateFile, instanceId);
    if (recording !== null) rmSync(recording, { force: true });
    throw error;
  }
  // From here on the database does not keep our event loop alive: a command that forgets it can still end.
  spawned.child.unref();
  return state;
}

/** A new database knows only the initial password; ours replaces it once, also after a crash between the two. */
async function answersTo(
  { probe, replacePassword, wasLoginRefused }: typeof Probe,
  server: ReturnType<typeof serverOf>,
  files: Layout,
  statement: string | undefined,
): Promise<void> {
  try {
    await probe(server, statement);
  } catch (error) {
    if (!wasLoginRefused(error)) throw error;
    try {
      await replacePassword(server, initialPassword);
    } catch (second) {
      throw wasLoginRefused(second) ? new WrongPassword(files.passwordFile, second) : second;
    }
    await probe(server, statement);
  }
}

class WrongPassword extends PactgraphError {
  constructor(file: string, cause: unknown) {
    super('DATABASE_UNAVAILABLE', `The managed database has another password than the one in ${file}.`, {
      cause,
      hint: 'Put that file back from a backup, or delete the data with: pactgraph neo4j reset',
    });
  }
}

const isWrongPassword = (error: unknown): boolean => error instanceof WrongPassword;

/** A folder that we did not make may hold somebody's data, and `reset` would delete it. */
export function refuseForeignHome(files: Layout): void {
  if (readIfThere(files.confFile)?.startsWith(confHeader) ?? isEmpty(files.home)) return;
  throw new PactgraphError('CANNOT_RUN', `${files.home} exists, and pactgraph did not make it.`, {
    hint: 'Name another folder in PACTGRAPH_DATA, or move that one away.',
  });
}

/** Neo4j would come up without its databases: we would wait for a minute, and only its log would tell why. */
function refuseNewerHome(files: Layout): void {
  const version = versionIn(readIfThere(files.confFile) ?? '');
  if (version === undefined || !isNewer(version, jarLock.version)) return;
  throw new PactgraphError(
    'CANNOT_RUN',
    `The data in ${files.home} was last used by Neo4j ${version}; this pactgraph runs ${jarLock.version}.`,
    {
      hint:
        'Neo4j does not open what a newer one wrote: use the newer pactgraph, or a dump from before the upgrade ' +
        'with: pactgraph neo4j restore FOLDER',
    },
  );
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}
