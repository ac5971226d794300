/** Small files that another process may read at any moment. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, type WriteFileOptions } from 'node:fs';
import { dirname } from 'node:path';

/** Readers see the old content or the new one, never half of it; a crash leaves the old one. Folders it makes are private. */
export function writeAtomically(file: string, content: string | Uint8Array, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  writeOrRemove(temporary, content, { mode, flush: true });
  renameSync(temporary, file);
}

/** Writes a file; where the disk is full, none is left, and the error says which it was. */
export function writeOrRemove(
  file: string,
  content: string | Uint8Array,
  options: WriteFileOptions = {},
): void {
  try {
    writeFileSync(file, content, options);
  } catch (error) {
    // With a path it could not be opened; without, it is there and could not be filled.
    if (!(error instanceof Error) || 'path' in error) throw error;
    rmSync(file, { force: true });
    throw Object.assign(error, { path: file });
  }
}

/** The text of a file; undefined when there is no such file. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export const hasErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** Also where a file stands in the place of one of its folders. */
export const isMissing = (error: unknown): boolean => hasErrno(error, 'ENOENT') || hasErrno(error, 'ENOTDIR');
