/** Finds an installed Java that runs Neo4j: 21 or newer; a machine's default is often older than the one beside it. */
import { execFile } from 'node:child_process';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { readIfThere } from '../disk/files.js';

export interface Java {
  /** The program, with links resolved. */
  readonly program: string;
  /** e.g. `25.0.3`. */
  readonly version: string;
  readonly major: number;
}

export const oldest = 21;
const program = process.platform === 'win32' ? 'java.exe' : 'java';
const run = promisify(execFile);

/** Folders that hold one Java home each, by platform custom. */
const installFolders: readonly { readonly folder: string; readonly inside: string }[] = [
  { folder: '/usr/lib/jvm', inside: '' },
  { folder: '/Library/Java/JavaVirtualMachines', inside: 'Contents/Home' },
];

/** What a machine has of Java. */
export interface Found {
  readonly java: Java | undefined;
  /** Those passed over, as `17.0.15 (/usr/bin/java)`. */
  readonly tooOld: readonly string[];
}

/**
 * The Java that a setting names.
 * @param place its home folder or the program in it
 * @throws PactgraphError CANNOT_RUN when no fitting Java is there
 */
export async function javaAt(place: string): Promise<Java> {
  const [wanted] = existing(ways(place));
  const java = wanted === undefined ? undefined : await inspect(wanted);
  if (java && java.major >= oldest) return java;
  throw new PactgraphError(
    'CANNOT_RUN',
    `PACTGRAPH_JAVA is ${place}: ${java ? `that is Java ${java.version}` : 'no Java runs there'}.`,
    {
      hint: `Name the home folder or the java program of a Java ${oldest} or 25, say bundled to have one fetched, or unset it.`,
    },
  );
}

/** The first fitting Java of: JAVA_HOME, PATH, the usual folders. */
export async function findJava(places: Pick<Config, 'javaHome' | 'path'>): Promise<Found> {
  const tooOld: string[] = [];
  for (const candidate of existing(candidates(places))) {
    const java = await inspect(candidate);
    if (java && java.major >= oldest) return { java, tooOld };
    if (java) tooOld.push(`${java.version} (${java.program})`);
  }
  return { java: undefined, tooOld };
}

/** A Java below a folder where somebody unpacked one, with or without a folder of its own around it. */
export async function javaBelow(folder: string): Promise<Java | undefined> {
  const homes = [folder, ...entries(folder).map((name) => join(folder, name))];
  const programs = homes.flatMap((home) => [
    join(home, 'bin', program),
    join(home, 'Contents/Home/bin', program),
  ]);
  for (const candidate of existing(programs)) {
    const java = await inspect(candidate);
    if (java && java.major >= oldest) return java;
  }
  return undefined;
}

/** The version in a Java home's file `release`; a run of the program would take longer than all else before a start. */
const released = /^JAVA_VERSION="([^"]+)"/m;
/** The version in what `java --list-modules` says, which Java 8 fails. */
const listed = /^java\.base@(\S+)/m;

async function inspect(file: string): Promise<Java | undefined> {
  const release = readIfThere(join(dirname(dirname(file)), 'release')) ?? '';
  const version = released.exec(release)?.[1] ?? listed.exec(await modulesOf(file))?.[1];
  return version === undefined ? undefined : { program: file, version, major: majorOf(version) };
}

/** What calls itself java may be a script that leads to one elsewhere. */
async function modulesOf(file: string): Promise<string> {
  try {
    return (await run(file, ['--list-modules'], { timeout: 20_000, windowsHide: true })).stdout;
  } catch {
    return '';
  }
}

/** Up to Java 8 a version began with `1.`. */
const majorOf = (version: string): number => Number.parseInt(version.replace(/^1\./, ''), 10);

/** A setting may name the home folder or the program in it. */
const ways = (place: string): string[] =>
  basename(place) === program ? [place] : [join(place, 'bin', program), place];

function candidates({ javaHome, path }: Pick<Config, 'javaHome' | 'path'>): string[] {
  return [
    ...(javaHome === undefined ? [] : ways(javaHome)),
    ...path.map((folder) => join(folder, program)),
    ...installFolders.flatMap(({ folder, inside }) =>
      // Backwards, so that of several the newer tends to come first.
      entries(folder)
        .reverse()
        .map((name) => join(folder, name, inside, 'bin', program)),
    ),
  ];
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Files only, each once: package managers link the same Java under several names. */
function existing(files: readonly string[]): string[] {
  const found = new Set<string>();
  for (const file of files) {
    try {
      const real = realpathSync(file);
      if (statSync(real).isFile()) found.add(real);
    } catch {
      // Not there: most candidates are not.
    }
  }
  return [...found];
}

/** The home folder of a found Java. */
export const javaHomeOf = (java: Java): string => dirname(dirname(java.program));
