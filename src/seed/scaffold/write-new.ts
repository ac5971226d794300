/** New files, all of them or none. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PactgraphError } from '../../errors.js';

/**
 * Never writes over a file, nor over one that another process makes meanwhile.
 * @throws PactgraphError USAGE when one exists, CANNOT_RUN when one cannot be written; none is left behind then
 */
export async function writeNewFiles(
  folder: string,
  files: readonly { readonly file: string; readonly text: string }[],
): Promise<void> {
  const written: string[] = [];
  try {
    for (const { file, text } of files) {
      const path = join(folder, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: 'wx' });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) await rm(path, { force: true });
    const file = files[written.length]?.file ?? '';
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new PactgraphError('USAGE', `${file} exists already.`, {
        hint: 'pactgraph overwrites nothing. Choose another name, or move that file away.',
        cause: error,
      });
    const reason = error instanceof Error ? error.message : String(error);
    throw new PactgraphError('CANNOT_RUN', `${file} cannot be written: ${reason}`, { cause: error });
  }
}
