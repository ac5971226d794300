/** A file's text put in place of another in one step. */
import { randomBytes } from 'node:crypto';
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { PactgraphError } from '../../errors.js';

/**
 * Readers see the old text or the new one. The mode stays as it was; of a link, the file it leads to is replaced.
 * @throws PactgraphError CANNOT_RUN when the file cannot be written; it is then as it was
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  let temporary: string | undefined;
  try {
    const target = await realpath(path);
    const { mode } = await stat(target);
    temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temporary, mode & 0o7777);
    await rename(temporary, target);
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new PactgraphError('CANNOT_RUN', `${path} cannot be written: ${reason}`, { cause: error });
  }
}
