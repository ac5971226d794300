/** The bytes of a file of rows to text: UTF-8, with or without byte order mark, and nothing else. */
import { BadText } from '../../evidence/bad-text.js';
import type { SourceProblem } from '../../evidence/source-problem.js';

/** Bytes that are no text in UTF-8, or a NUL; the file as a whole tells more. */
export class BadBytes extends Error {
  override readonly name = 'BadBytes';
}

/** @throws BadBytes */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    let text;
    try {
      text = decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw new BadBytes('not UTF-8', { cause });
    }
    if (text.includes('\0')) throw new BadBytes('NUL');
    return text;
  };
  for await (const chunk of bytes) yield decode(chunk);
  yield decode();
}

/** What is wrong with bytes that are no text; undefined where they have become one meanwhile. */
export async function badTextIn(bytes: AsyncIterable<Uint8Array>): Promise<SourceProblem | undefined> {
  const bad = new BadText({ refusesNul: true });
  for await (const chunk of bytes) bad.add(chunk);
  return bad.end();
}
