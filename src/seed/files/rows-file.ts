/** A file of rows that a header names, as it is on the disk. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';

/** Its path; undefined outside of the seed folder. */
export function rowsPath(folder: string, named: string): string | undefined {
  const file = normalize(named).split(sep).join('/');
  return isAbsolute(named) || file.startsWith('../') ? undefined : join(folder, file);
}

/** SHA-256 of its bytes, in hex, whatever its size; undefined when it cannot be read. */
export async function hashFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}
