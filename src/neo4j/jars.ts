/** The jars of the pinned Neo4j Community: fetched once to the user's cache, verified, and then trusted by size. */
import { createHash } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Config } from '../config.js';
import { isDiskFault } from './disk/disk-fault.js';
import { download, sha256Of } from './download/download.js';
import { repositoryAt } from './download/mirror.js';
import { clearParts } from './download/part-file.js';
import { withFetch, type Fetch } from './download/proxy.js';
import { readIfThere, writeAtomically } from './disk/files.js';
import lock from './jars.lock.json' with { type: 'json' };
import type { Progress } from './progress.js';
import { unsign } from './unsign.js';

export interface Jar {
  /** group:artifact:version, with :classifier where there is one. */
  readonly coordinates: string;
  readonly file: string;
  readonly sha256: string;
  /** Of a signed jar: of the file beside it that is used in its place, which has no signature. */
  readonly unsignedSha256?: string;
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

export interface JarOptions extends Pick<Config, 'mirror' | 'proxy'> {
  readonly folder: string;
  readonly progress: Progress;
  /** Wait before a second try; for tests. */
  readonly backOffMs?: number;
}

const parallel = 8;

/**
 * Makes sure that every jar is in the folder, fetching what is missing or broken.
 * A marker bound to the lock says that all were verified: a later start then only looks at the sizes.
 * @returns the files, in class path order
 * @throws PactgraphError CANNOT_RUN when a jar cannot be fetched; the disk's own error when it cannot be written
 */
export async function ensureJars(jarLock: JarLock, options: JarOptions): Promise<string[]> {
  const { version, jars } = jarLock;
  const { folder } = options;
  const { missing, trusted } = await lookAtJars(jarLock, folder);
  const marker = markerIn(folder);
  if (missing.length > 0) {
    await mkdir(folder, { recursive: true });
    await rm(marker, { force: true });
    await withFetch(options.proxy, (fetch) => fetchAll(missing, version, fetch, options));
    await clearParts(folder);
  }
  if (missing.length > 0 || !trusted) mark(marker, checksumOf(jarLock));
  return pLimit(parallel).map(jars, (jar) => classPathEntry(jar, folder, trusted));
}

async function classPathEntry(jar: Jar, folder: string, trusted: boolean): Promise<string> {
  const file = join(folder, jar.file);
  if (jar.unsignedSha256 === undefined) return file;
  const unsigned = { ...jar, file: jar.file.replace(/\.jar$/, '-unsigned.jar'), sha256: jar.unsignedSha256 };
  const other = join(folder, unsigned.file);
  const isThere = (await isGood(unsigned, folder, trusted)) || (await unsign(file, other, unsigned.sha256));
  return isThere ? other : file;
}

/** Where nothing can be written each start has to hash them, and can. */
function mark(marker: string, checksum: string): void {
  try {
    writeAtomically(marker, `${checksum}\n`);
  } catch (error) {
    if (!isDiskFault(error)) throw error;
  }
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

/** Differs where any of what is fetched does. */
export const checksumOf = ({ jars }: JarLock): string => {
  const fetched = jars.map(({ coordinates, file, sha256, size }) => ({ coordinates, file, sha256, size }));
  return createHash('sha256').update(JSON.stringify(fetched)).digest('hex');
};

async function isGood(jar: Jar, folder: string, trusted: boolean): Promise<boolean> {
  const file = join(folder, jar.file);
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  return size === jar.size && (trusted || (await sha256Of(file)) === jar.sha256);
}

async function fetchAll(
  jars: readonly Jar[],
  version: string,
  fetch: Fetch,
  options: JarOptions,
): Promise<void> {
  const { folder, progress, backOffMs } = options;
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
  const repository = repositoryAt(options.mirror);
  const abort = new AbortController();
  const limit = pLimit(parallel);
  const fetches = jars.map((jar) =>
    limit(async () => {
      const { coordinates, sha256, size } = jar;
      const url = await repository.urlOf(coordinates);
      const wanted = { url, headers: repository.headers, file: join(folder, jar.file), sha256, size };
      await download(wanted, {
        fetch,
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
