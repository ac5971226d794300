/** What a process that had the database for itself left behind when it was killed. */
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readIfThere } from './files.js';
import type { Layout } from './layout.js';
import { isSameProcess } from './pids.js';
import { endProcess } from './process.js';
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
  settleSwap(files);
  rmSync(folder, { recursive: true, force: true });
}

function processIn(file: string): z.infer<typeof processShape> | undefined {
  try {
    return processShape.parse(JSON.parse(readIfThere(file) ?? ''));
  } catch {
    return undefined;
  }
}
