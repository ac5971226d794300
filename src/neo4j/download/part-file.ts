/**
 * Files and folders that are not complete yet. The name says which process writes one: nobody else touches it while that
 * process lives, and what a dead one left is taken over by renaming it, which one of several takers can do.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { processMark } from '../run/pids.js';

/** `<name of the target>.<process id>-<machine>-<its mark>-<random>.part` */
const shape = /^(.+)\.(\d+)-([0-9a-f]{8})-([0-9a-f]{8})-[0-9a-f]{8}\.part$/;
/** Of a process on another machine (or in another container) that shares the folder nobody knows whether it lives. */
const abandonedAfterMs = 3_600_000;

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
const markOf = (pid: number): string => fingerprint(processMark(pid) ?? '');

const machine = fingerprint(hostname());
let ownMark: string | undefined;

/** A new name beside the target, which is this call's alone. */
export function newPart(target: string): string {
  ownMark ??= markOf(process.pid);
  return `${target}.${process.pid}-${machine}-${ownMark}-${randomBytes(4).toString('hex')}.part`;
}

/** A name that is this call's alone, with the most of what dead processes left of the same target, if there is any. */
export async function takePart(target: string): Promise<string> {
  const mine = newPart(target);
  const left = (await abandonedIn(dirname(target))).filter(({ of }) => of === basename(target));
  for (const { path } of left.sort((a, b) => b.size - a.size)) {
    try {
      await rename(path, mine);
      break;
    } catch {
      // Another process was quicker, or it is another user's.
    }
  }
  return mine;
}

/** Removes what dead processes left in a folder, of targets whose names begin so. */
export async function clearParts(folder: string, prefix = ''): Promise<void> {
  for (const { path } of await abandonedIn(folder, prefix)) {
    // A pip that outlived its process may still be writing there: then a later start removes it.
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

interface Abandoned {
  readonly path: string;
  /** Name of the target; undefined for a name that is not of today's shape. */
  readonly of: string | undefined;
  readonly size: number;
}

/** What dead processes left in a folder, of targets whose names begin so. */
export async function abandonedIn(folder: string, prefix = ''): Promise<Abandoned[]> {
  const found: Abandoned[] = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith('.part')) continue;
    const path = join(folder, name);
    const [, of, pid, where, mark] = shape.exec(name) ?? [];
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: Date.now() }));
    const dead = where === machine ? markOf(Number(pid)) !== mark : Date.now() - mtimeMs > abandonedAfterMs;
    if (dead) found.push({ path, of, size });
  }
  return found;
}
