/** Where the managed database keeps what: one folder of data per project, one cache per user. */
import { join } from 'node:path';

export interface Layout {
  /** Everything that is Neo4j's own; the only folder besides `run` and `passwordFile` that a reset deletes. */
  readonly home: string;
  readonly confFolder: string;
  readonly confFile: string;
  /** The JVM's arguments; a file, because 230 jars are too long for a command line on Windows. */
  readonly argumentsFile: string;
  readonly consoleFile: string;
  readonly debugLog: string;
  readonly run: string;
  readonly stateFile: string;
  readonly lockFile: string;
  readonly portFile: string;
  readonly passwordFile: string;
}

export function layoutOf(dataFolder: string): Layout {
  const home = join(dataFolder, 'neo4j');
  const run = join(dataFolder, 'run');
  return {
    home,
    confFolder: join(home, 'conf'),
    confFile: join(home, 'conf', 'neo4j.conf'),
    argumentsFile: join(home, 'conf', 'java.args'),
    consoleFile: join(home, 'logs', 'console.log'),
    debugLog: join(home, 'logs', 'debug.log'),
    run,
    stateFile: join(run, 'state.json'),
    lockFile: join(run, 'start.lock'),
    portFile: join(run, 'port'),
    passwordFile: join(dataFolder, 'neo4j-password'),
  };
}

/** The jars of one Neo4j version; shared by all projects of a user. */
export const jarFolder = (cacheFolder: string, version: string): string =>
  join(cacheFolder, `neo4j-${version}`, 'lib');
