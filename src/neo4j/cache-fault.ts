/** A cache that cannot be written: told with the folder's name, whichever of its many files it was. */
import { PactgraphError } from '../errors.js';

const reasons = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota on the disk is used up'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOTDIR', 'a file is in its way'],
  ['EEXIST', 'a file is in its way'],
]);

/** Whether the disk is at fault and not the network. */
export const isDiskFault = (error: unknown): boolean => reasonOf(error) !== undefined;

/**
 * Runs what reads and fills the cache.
 * @throws PactgraphError CANNOT_RUN in place of the disk's own error
 */
export async function inCache<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = reasonOf(cause);
    if (reason === undefined) throw cause;
    throw new PactgraphError('CANNOT_RUN', `Cannot write to the cache folder ${folder}: ${reason}.`, {
      cause,
      hint:
        'Make room there, or name another folder that you can write to in PACTGRAPH_HOME; ' +
        'Neo4j and Java need 350 MB. What has arrived is kept.',
    });
  }
}

function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const syscall = 'syscall' in error ? error.syscall : undefined;
  // A firewall, too, says "permission denied".
  if (syscall === 'connect') return undefined;
  // So Node says it when a folder and the one around it are missing on a file system that is read-only.
  if (syscall === 'mkdir' && error.code === 'ENOENT') return 'the folder cannot be made';
  return reasons.get(error.code);
}
