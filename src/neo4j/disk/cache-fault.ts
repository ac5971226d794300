/** A cache that cannot be written: told with the folder's name, whichever of its many files it was. */
import { PactgraphError } from '../../errors.js';
import { diskReason } from './disk-fault.js';

/**
 * Runs what reads and fills the cache.
 * @throws PactgraphError CANNOT_RUN in place of the disk's own error
 */
export async function inCache<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = diskReason(cause);
    if (reason === undefined) throw cause;
    throw new PactgraphError('CANNOT_RUN', `Cannot write to the cache folder ${folder}: ${reason}.`, {
      cause,
      hint:
        'Make room there, or name another folder that you can write to in PACTGRAPH_HOME; ' +
        'Neo4j and Java need 350 MB. What has arrived is kept.',
    });
  }
}
