/** Writes files whole or not at all. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { PactgraphError } from '../../errors.js';

/**
 * Writes beside the file and renames it at the end.
 * @param write gets the open file; a text is written unchanged
 * @throws PactgraphError CANNOT_RUN when the file cannot be written
 */
export async function writeWhole(
  path: string,
  write: string | ((file: FileHandle) => Promise<void>),
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      if (typeof write === 'string') await file.writeFile(write);
      else await write(file);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof Error && 'syscall' in error) {
      throw new PactgraphError('CANNOT_RUN', `${path} cannot be written: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
