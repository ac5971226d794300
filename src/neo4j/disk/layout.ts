/** Where the managed database keeps what: one folder of data per project, one cache per user. */
import { join } from 'node:path';

/** What lies in a Neo4j home. */
interface Home {
  /** Everything that is Neo4j's own; the only folder besides `run` and `passwordFile` that a reset deletes. */
  readonly home: string;
  readonly confFolder: string;
  readonly confFile: string;
  /** The JVM's arguments; a file, because 230 jars are too long for a command line on Windows. */
  readonly argumentsFile: string;
  readonly consoleFile: string;
  readonly debugLog: string;
}

/** What a process that has the database for itself keeps where no other command looks; gone when it has ended. */
interface Alone {
  readonly folder: string;
  readonly stateFile: string;
  readonly portFile: string;
  readonly toolFile: string;
  /** A home that is to take the place of the other, and where that one goes. */
  readonly newHome: string;
  readonly oldHome: string;
  /** There while the two change places; see swap-home.ts. */
  readonly swapFile: string;
}

export interface Layout extends Home {
  readonly run: string;
  readonly alone: Alone;
  readonly stateFile: string;
  readonly lockFile: string;
  readonly portFile: string;
  readonly passwordFile: string;
}

export function layoutOf(dataFolder: string): Layout {
  const run = join(dataFolder, 'run');
  return {
    ...homeAt(join(dataFolder, 'neo4j')),
    run,
    alone: aloneIn(join(run, 'alone')),
    stateFile: join(run, 'state.json'),
    lockFile: join(run, 'start.lock'),
    portFile: join(run, 'port'),
    passwordFile: join(dataFolder, 'neo4j-password'),
  };
}

/** A home of this data folder for one process alone: no other command finds the database that runs on it. */
export function layoutAlone(files: Layout, home: string): Layout {
  const { stateFile, portFile } = files.alone;
  return { ...files, ...homeAt(home), stateFile, portFile };
}

const aloneIn = (folder: string): Alone => ({
  folder,
  stateFile: join(folder, 'state.json'),
  portFile: join(folder, 'port'),
  toolFile: join(folder, 'tool.json'),
  newHome: join(folder, 'new-home'),
  oldHome: join(folder, 'old-home'),
  swapFile: join(folder, 'swap'),
});

function homeAt(home: string): Home {
  return {
    home,
    confFolder: join(home, 'conf'),
    confFile: join(home, 'conf', 'neo4j.conf'),
    argumentsFile: join(home, 'conf', 'java.args'),
    consoleFile: join(home, 'logs', 'console.log'),
    debugLog: join(home, 'logs', 'debug.log'),
  };
}

/** The jars of one Neo4j version; shared by all projects of a user. */
export const jarFolder = (cacheFolder: string, version: string): string =>
  join(cacheFolder, `neo4j-${version}`, 'lib');
