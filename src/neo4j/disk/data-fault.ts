/** A data folder that cannot be used: told with the file that is in the way, whichever of its many it was. */
import { isAbsolute, relative } from 'node:path';
import { PactgraphError } from '../../errors.js';
import { diskReason } from './disk-fault.js';
import { hasErrno } from './files.js';

export const fullDisk = {
  message: 'The disk of the data is full.',
  hint: 'Make room and run the same command again: nothing that was committed is lost.',
};

/**
 * Runs what reads and fills the data folder.
 * @throws PactgraphError DATABASE_UNAVAILABLE when its disk is full, CANNOT_RUN in place of other errors of the disk
 */
export async function inDataFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw dataFault(folder, error) ?? error;
  }
}

/** @returns undefined for what is no fault of the disk, or of a file elsewhere */
function dataFault(folder: string, cause: unknown): PactgraphError | undefined {
  const reason = diskReason(cause);
  const file = cause instanceof Error && 'path' in cause ? cause.path : undefined;
  if (reason === undefined || typeof file !== 'string' || !isWithin(folder, file)) return undefined;
  if (hasErrno(cause, 'ENOSPC') || hasErrno(cause, 'EDQUOT'))
    return new PactgraphError('DATABASE_UNAVAILABLE', fullDisk.message, { cause, hint: fullDisk.hint });
  return new PactgraphError('CANNOT_RUN', `Cannot use ${file}: ${reason}.`, {
    cause,
    hint:
      `It may belong to another user, as after a command run with sudo: give yourself all of ${folder}, ` +
      'or name another folder in PACTGRAPH_DATA.',
  });
}

function isWithin(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return !way.startsWith('..') && !isAbsolute(way);
}
