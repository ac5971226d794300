/** UTF-8 or the place where it breaks. */
import type { SourceProblem } from './source.js';

/** Whole files only; byte order marks stay. */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly problem: SourceProblem } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const before = decodedHead(bytes);
    const lines = before.split(/\r\n|\n|\r/);
    return {
      problem: {
        message: `Byte ${Buffer.byteLength(before)} is not UTF-8.`,
        hint: 'Save the file as UTF-8; Chinese pages may be GBK or Big5.',
        line: lines.length,
        column: (lines.at(-1)?.length ?? 0) + 1,
      },
    };
  }
}

/** The text before the first broken character. */
export function decodedHead(bytes: Uint8Array): string {
  const decoded = (length: number) => {
    try {
      // As a stream, so that a character may go on behind the head; it is left out then.
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      return decoder.decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decoded(middle) === undefined) bad = middle;
    else good = middle;
  }
  return decoded(good) ?? '';
}
