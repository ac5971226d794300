/** What a process that was killed left behind: while it had the database for itself, or before it knew what it started. */
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readIfThere } from '../disk/files.js';
import type { Layout } from '../disk/layout.js';
import { isSameProcess, processMark } from '../run/pids.js';
import { endProcess, hasStopped } from '../process/process.js';
import { readState, runs } from '../run/state.js';
import { jvmsOn } from '../run/strays.js';
import { settleSwap } from './swap-home.js';

/** Of a database's state and of a tool alike. */
const processShape = z.object({ pid: z.int().positive(), mark: z.string() });

/**
 * Ends its processes, brings a home back that was being replaced and deletes the rest. To be called by whoever holds
 * the start lock.
 */
export async function clearLeftovers(files: Layout): Promise<void> {
  const { folder, stateFile, toolFile } = files.alone;
  for (const file of [stateFile, toolFile]) {
    const left = processIn(file);
    if (left && isSameProcess(left.pid, left.mark)) await endProcess(left.pid, left.mark);
  }
  await endStrays(files);
  settleSwap(files);
  rmSync(folder, { recursive: true, force: true });
}

/** One that has stopped lives on to write its class archive. */
async function endStrays(files: Layout): Promise<void> {
  const state = readState(files.stateFile);
  const isKnown = state !== undefined && runs(state);
  if (isKnown || hasStopped(files)) return;
  for (const pid of jvmsOn(files)) await endProcess(pid, processMark(pid) ?? '');
}

function processIn(file: string): z.infer<typeof processShape> | undefined {
  try {
    return processShape.parse(JSON.parse(readIfThere(file) ?? ''));
  } catch {
    return undefined;
  }
}
