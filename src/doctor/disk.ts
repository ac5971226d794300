/** What a folder has of the disk, also before it is made. */
import { accessSync, constants } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Disk {
  /** Bytes that this user may still write. */
  readonly free: number;
  /** The same for folders of one file system. */
  readonly device: number;
  /** Whether files can be made in the folder, or in the one it would be made in. */
  readonly writable: boolean;
}

export async function diskOf(folder: string): Promise<Disk> {
  const there = await nearest(folder);
  const [{ dev }, { bavail, bsize }] = await Promise.all([stat(there), statfs(there)]);
  return { free: bavail * bsize, device: dev, writable: isWritable(there) };
}

/** The folder itself, or the next above it that is there. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  const above = dirname(folder);
  return isThere || above === folder ? folder : nearest(above);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
