/** A dump is written under another name beside its place, and gets its own name when it is whole. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packageVersion } from '../../package.js';
import { PactgraphError } from '../../errors.js';
import { sha256Of } from '../../neo4j/download/download.js';
import { jarLock } from '../../neo4j/jars.js';
import { dumpFile } from '../../neo4j/stores.js';
import type { Fingerprint } from '../../seed/export/fingerprint.js';
import { manifestIn, manifestVersion, nameOfTime, type Manifest } from './dump-manifest.js';

/**
 * Runs `work` with a folder in `parent`, and deletes the folder afterwards unless `work` renamed it.
 * @throws PactgraphError CANNOT_RUN when it cannot be made
 */
export async function withPart<T>(parent: string, work: (part: string) => Promise<T>): Promise<T> {
  // Not named by process id: in containers each process has the same, and a killed one leaves its part behind.
  const part = join(parent, `pactgraph-${randomBytes(6).toString('hex')}.dump.part`);
  try {
    // The part becomes the dump, which holds all data without the password.
    await mkdir(part, { mode: 0o700 });
  } catch (error) {
    throw new PactgraphError('CANNOT_RUN', `No dump can be written to ${parent}.`, {
      cause: error,
      hint: 'Name a dump in an existing folder that you can write to.',
    });
  }
  try {
    return await work(part);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/**
 * Writes the manifest beside the store; when it resolves, both have reached the disk.
 * @param restored bytes that the store takes as a database
 */
export async function seal(part: string, graph: Fingerprint, restored: number): Promise<Manifest> {
  const store = join(part, dumpFile);
  await flushed(store, 'r+', () => Promise.resolve());
  const manifest: Manifest = {
    version: manifestVersion,
    pactgraph: packageVersion,
    neo4j: jarLock.version,
    dumpedAt: new Date().toISOString(),
    graph,
    store: { file: dumpFile, size: (await stat(store)).size, sha256: await sha256Of(store), restored },
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await flushed(manifestIn(part), 'wx', (file) => file.writeFile(text));
  return manifest;
}

async function flushed(
  path: string,
  flags: string,
  write: (file: Awaited<ReturnType<typeof open>>) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** @throws PactgraphError CANNOT_RUN when a dump is there and not `force`, or something that is no dump */
export function refuseTaken(target: string, force: boolean): void {
  if (!existsSync(target)) return;
  const isDump = existsSync(manifestIn(target));
  if (isDump && force) return;
  throw new PactgraphError('CANNOT_RUN', `${target} exists already${isDump ? '' : ' and is not a dump'}.`, {
    hint: isDump ? 'Name another folder, or replace it with --force.' : 'Name another folder.',
  });
}

/** Gives a sealed dump its name; until then, an older one of that name stays whole beside it. */
export async function place(part: string, target: string, force: boolean): Promise<void> {
  refuseTaken(target, force);
  const replaced = `${part}.replaced`;
  if (existsSync(target)) await rename(target, replaced);
  await rename(part, target);
  await rm(replaced, { recursive: true, force: true });
}

/** The name of a dump that the user did not name: `pactgraph-r12-20261128T171500Z.dump`. */
export const nameFor = ({ graph, dumpedAt }: Manifest): string =>
  `pactgraph-r${graph.revision}-${nameOfTime(dumpedAt)}.dump`;
