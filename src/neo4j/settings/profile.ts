/** How much the database may use, and for what it is tuned. */
import { totalmem } from 'node:os';

/**
 * `kept`: the user's data, on a machine that does other work too. `brief`: the same, started to be read once.
 * `test`: thrown away after a run, quick to start.
 */
export type ProfileName = 'kept' | 'brief' | 'test';

export interface Profile {
  readonly name: ProfileName;
  readonly gc: 'G1' | 'Serial';
  readonly heapMb: number;
  readonly pageCacheMb: number;
}

export function profileOf(name: ProfileName, machineMb = availableMb()): Profile {
  if (name === 'test') return { name, gc: 'Serial', heapMb: 512, pageCacheMb: 64 };
  const eighth = Math.round(machineMb / 8);
  return {
    name,
    gc: name === 'kept' ? 'G1' : 'Serial',
    heapMb: Math.min(Math.max(eighth, 512), 2_048),
    pageCacheMb: Math.min(Math.max(eighth, 128), 4_096),
  };
}

/** MiB of memory. A container's limit counts, where there is one: the machine around it is not ours. */
export function availableMb(): number {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 && limit < totalmem() ? limit : totalmem();
  return Math.floor(bytes / 2 ** 20);
}
