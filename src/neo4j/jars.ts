/** The jars of the pinned Neo4j Community: fetched once to the user's cache, verified, and then trusted by size. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type artifactUrl from 'mvn-artifact-url';
import pLimit from 'p-limit';
import { download, partialEnding, sha256Of } from './download.js';
import { readIfThere, writeAtomically } from './files.js';
import lock from './jars.lock.json' with { type: 'json' };
import type { Progress } from './progress.js';

export interface Jar {
  /** group:artifact:version, with :classifier where there is one. */
  readonly coordinates: string;
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
}

export interface JarLock {
  /** Version of Neo4j. */
  readonly version: string;
  readonly totalBytes: number;
  /** In class path order. */
  readonly jars: readonly Jar[];
}

/** Written by scripts/lock-jars.js. */
export const jarLock: JarLock = lock;

export interface JarOptions {
  readonly folder: string;
  readonly mirror: string | undefined;
  readonly progress: Progress;
  /** Wait before a second try; for tests. */
  readonly backOffMs?: number;
}

const parallel = 8;
const abandonedAfterMs = 3_600_000;

/**
 * Makes sure that every jar is in the folder, fetching what is missing or broken.
 * A marker bound to the lock says that all were verified: a later start then only looks at the sizes.
 * @returns the files, in class path order
 * @throws PactgraphError CANNOT_RUN when a jar cannot be fetched
 */
export async function ensureJars(jarLock: JarLock, options: JarOptions): Promise<string[]> {
  const { version, jars } = jarLock;
  const { folder } = options;
  await mkdir(folder, { recursive: true });
  const { missing, trusted } = await lookAtJars(jarLock, folder);
  const marker = markerIn(folder);
  if (missing.length > 0) {
    await rm(marker, { force: true });
    await clearPartial(folder);
    await fetchAll(missing, version, options);
  }
  if (missing.length > 0 || !trusted) writeAtomically(marker, `${checksumOf(jarLock)}\n`);
  return jars.map((jar) => join(folder, jar.file));
}

/** The jars that are not in the folder, or are there and broken; reads only. */
export async function lookAtJars(
  jarLock: JarLock,
  folder: string,
): Promise<{
  readonly missing: readonly Jar[];
  /** The marker says that those which are there were verified; otherwise they were now. */
  readonly trusted: boolean;
}> {
  const trusted = readIfThere(markerIn(folder))?.trim() === checksumOf(jarLock);
  const good = await pLimit(parallel).map(jarLock.jars, (jar) => isGood(jar, folder, trusted));
  return { missing: jarLock.jars.filter((_, index) => !good[index]), trusted };
}

const markerIn = (folder: string): string => join(folder, '.verified');
const checksumOf = ({ jars }: JarLock): string =>
  createHash('sha256').update(JSON.stringify(jars)).digest('hex');

async function isGood(jar: Jar, folder: string, trusted: boolean): Promise<boolean> {
  const file = join(folder, jar.file);
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  return size === jar.size && (trusted || (await sha256Of(file)) === jar.sha256);
}

async function fetchAll(jars: readonly Jar[], version: string, options: JarOptions): Promise<void> {
  const { folder, mirror, progress, backOffMs } = options;
  const total = jars.reduce((sum, jar) => sum + jar.size, 0);
  progress.note(
    `Fetching Neo4j Community ${version} (${jars.length} jars, ${Math.ceil(total / 1e6)} MB, once) to ${folder}. ` +
      'Its licence is GPL-3.0; it is not part of pactgraph and runs as a process of its own.',
  );
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    progress.download(done, total);
  };
  const urlOf = addresses(mirror);
  const abort = new AbortController();
  const limit = pLimit(parallel);
  const fetches = jars.map((jar) =>
    limit(async () => {
      const wanted = { url: await urlOf(jar), file: join(folder, jar.file), sha256: jar.sha256 };
      await download(wanted, {
        signal: abort.signal,
        onBytes,
        ...(backOffMs === undefined ? {} : { backOffMs }),
      });
    }),
  );
  try {
    await Promise.all(fetches);
  } catch (error) {
    abort.abort();
    limit.clearQueue();
    throw error;
  }
}

/**
 * Loaded only when something is to be fetched: no later start pays for it. By `require`, since loaders differ in what
 * the default import of such a CommonJS module is.
 */
function addresses(mirror: string | undefined): (jar: Jar) => Promise<string> {
  const library = createRequire(import.meta.url)('mvn-artifact-url') as typeof artifactUrl;
  const base = mirror === undefined || mirror.endsWith('/') ? mirror : `${mirror}/`;
  return (jar) => {
    const [groupId = '', artifactId = '', version = '', classifier] = jar.coordinates.split(':');
    return library.default({ groupId, artifactId, version, ...(classifier ? { classifier } : {}) }, base);
  };
}

/** What killed downloads left; a young one may belong to another process that fetches right now. */
async function clearPartial(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(partialEnding)) continue;
    const file = join(folder, name);
    const age = await stat(file).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > abandonedAfterMs) await rm(file, { force: true });
  }
}
