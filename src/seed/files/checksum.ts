/** Hashes what a seed says, and each of its files: so the ledger knows when an applied seed has changed. */
import { createHash } from 'node:crypto';

/** The text of a seed that counts: without byte order mark, lines ending with LF. */
export const normaliseSeed = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');

/** `<sha256> <file>` of a content. */
export const hashLine = (file: string, content: string | Uint8Array): string =>
  `${createHash('sha256').update(content).digest('hex')} ${file}`;

/**
 * SHA-256, in hex, of the normalised text and of every file that the header names, byte for byte and in its order. Each
 * part comes behind its length, so that no two sets of parts give the same bytes.
 */
export function checksumOf(
  text: string,
  files: readonly { readonly file: string; readonly bytes: Uint8Array }[],
): string {
  const hash = createHash('sha256');
  const add = (name: string, bytes: Uint8Array) => hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  add('seed', Buffer.from(text, 'utf8'));
  for (const { file, bytes } of files) add(file, bytes);
  return hash.digest('hex');
}
