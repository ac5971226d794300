/** One starter at a time: an exclusive file with the holder's process id, which nobody has to clear after a kill. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { hasErrno, isMissing, readIfThere, writeOrRemove } from '../disk/files.js';
import { isSameProcess, processMark } from './pids.js';

const holderShape = z.object({ pid: z.int().positive(), mark: z.string(), token: z.string() });
type Holder = z.infer<typeof holderShape>;

const retryMs = 100;
/** A file without a readable holder is being written at this moment, unless it is older than this. */
const writingMs = 5_000;
/** After which a wait for a holder that cannot be read is told too. */
const unknownMs = 2_000;
const settleMs = 50;

/**
 * Runs `work` while holding the lock; waits for as long as its holder lives.
 * @param onWait called once when there is something to wait for, with the holder's process id where it is known
 */
export async function withStartLock<T>(
  file: string,
  onWait: (pid: number | undefined) => void,
  work: () => Promise<T>,
): Promise<T> {
  const token = await take(file, onWait);
  try {
    return await work();
  } finally {
    if (readHolder(file)?.token === token) rmSync(file, { force: true });
  }
}

async function take(file: string, onWait: (pid: number | undefined) => void): Promise<string> {
  const mine: Holder = { pid: process.pid, mark: processMark(process.pid) ?? '', token: randomUUID() };
  mkdirSync(dirname(file), { recursive: true });
  const started = performance.now();
  let told = false;
  for (;;) {
    if (create(file, mine)) return mine.token;
    const holder = readHolder(file);
    if (holder ? !isSameProcess(holder.pid, holder.mark) : isOld(file)) {
      // 1. Look and replace without a pause in between; 2. let others who saw the same dead holder replace it too;
      // 3. whoever is in the file now has it. Should two slip through, Neo4j's own lock on its store refuses the second.
      replace(file, mine);
      await sleep(settleMs);
      if (readHolder(file)?.token === mine.token) return mine.token;
      continue;
    }
    if (!told && (holder || performance.now() - started > unknownMs)) {
      onWait(holder?.pid);
      told = true;
    }
    await sleep(retryMs);
  }
}

function create(file: string, mine: Holder): boolean {
  try {
    writeOrRemove(file, JSON.stringify(mine), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

function replace(file: string, mine: Holder): void {
  const temporary = `${file}.${mine.token}`;
  writeOrRemove(temporary, JSON.stringify(mine));
  renameSync(temporary, file);
}

function readHolder(file: string): Holder | undefined {
  try {
    return holderShape.parse(JSON.parse(readIfThere(file) ?? ''));
  } catch {
    return undefined;
  }
}

/** A file that is gone is not old: the next round creates it. One from the future is: somebody has set the clock back. */
function isOld(file: string): boolean {
  try {
    return Math.abs(Date.now() - statSync(file).mtimeMs) > writingMs;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
