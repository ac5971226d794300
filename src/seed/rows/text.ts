/** The bytes of a file of rows to text: UTF-8, with or without byte order mark, and nothing else. */
import { decodedHead } from '../../evidence/decode-utf8.js';

/** Bytes that are no UTF-8: where the first of them stands. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
  constructor(
    /** From 0, in the file. */
    readonly offset: number,
    /** From 1. */
    readonly line: number,
    readonly hint: string,
  ) {
    super(`Byte ${offset} is not UTF-8.`);
  }
}

/** @throws NotUtf8 */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let offset = 0;
  let line = 1;
  let carried: Uint8Array = new Uint8Array();
  const decode = (part: Uint8Array): string => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part);
      offset += part.length;
      line += countLines(text);
      return text;
    } catch {
      const before = decodedHead(part);
      throw new NotUtf8(offset + Buffer.byteLength(before), line + countLines(before), hintFor(part, offset));
    }
  };
  for await (const chunk of bytes) {
    const all = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
    const end = all.length - incompleteEnd(all);
    carried = all.subarray(end);
    const isFirst = offset === 0;
    const text = decode(all.subarray(0, end));
    yield isFirst ? text.replace(/^\ufeff/, '') : text;
  }
  if (carried.length > 0) yield decode(carried);
}

const countLines = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

/** Bytes at the end that begin a character which the next chunk ends: at most three. */
function incompleteEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    const length = byte >= 0b1111_0000 ? 4 : byte >= 0b1110_0000 ? 3 : byte >= 0b1100_0000 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

function hintFor(bytes: Uint8Array, offset: number): string {
  const [a, b] = offset === 0 ? bytes : [];
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const from = utf16 ? 'UTF-16' : 'GB18030';
  const guess = utf16 ? 'It is UTF-16.' : 'Chinese files may be GB18030 or Big5.';
  return `${guess} Save it as UTF-8, as with: iconv -f ${from} -t UTF-8`;
}
