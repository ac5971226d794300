/** The bytes of a file of rows to text: UTF-8, with or without byte order mark, and nothing else. */
import { decodedHead } from '../../evidence/decode-utf8.js';

/** Bytes that are no text in UTF-8: where the first of them stands. */
export class BadBytes extends Error {
  override readonly name = 'BadBytes';
  constructor(
    message: string,
    /** From 1. */
    readonly line: number,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** @throws BadBytes */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let offset = 0;
  let line = 1;
  let carried: Uint8Array = new Uint8Array();
  const refuse = (part: Uint8Array, before: string, what: string, hint: string): never => {
    const guess = utf16(part, offset);
    throw new BadBytes(
      `Byte ${offset + Buffer.byteLength(before)} is ${what}.`,
      line + countLines(before),
      guess === undefined ? hint : `It seems to be UTF-16. ${saveFrom(guess)}`,
    );
  };
  const decode = (part: Uint8Array): string => {
    let text;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part);
    } catch {
      return refuse(
        part,
        decodedHead(part),
        'not UTF-8',
        `Chinese files may be GB18030 or Big5. ${saveFrom('GB18030')}`,
      );
    }
    const nul = text.indexOf('\0');
    if (nul !== -1)
      refuse(part, text.slice(0, nul), 'NUL, which stands in no text', 'Take it out: tr -d "\\000" does.');
    offset += part.length;
    line += countLines(text);
    return text;
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

const saveFrom = (encoding: string): string => `Save it as UTF-8, as with: iconv -f ${encoding} -t UTF-8`;

/** UTF-16 by its byte order mark, or by the zeros beside its ASCII characters: commas and line ends at the least. */
function utf16(bytes: Uint8Array, offset: number): string | undefined {
  const [a, b] = offset === 0 ? bytes : [];
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
  const zeros = [0, 0];
  for (const [index, byte] of bytes.subarray(0, 4096).entries()) {
    const side = (offset + index) % 2;
    if (byte === 0) zeros[side] = (zeros[side] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  // One zero is a slip.
  if (even + odd < 2 || (even > 0 && odd > 0)) return undefined;
  return odd > 0 ? 'UTF-16LE' : 'UTF-16BE';
}
