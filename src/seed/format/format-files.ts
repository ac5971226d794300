/** Seed files brought into the one layout, or looked at whether they are in it. */
import { readFile } from 'node:fs/promises';
import { decodeUtf8 } from '../../evidence/decode-utf8.js';
import type { Problem } from '../model.js';
import { normaliseSeed } from '../files/checksum.js';
import { createCypherParser, type ParserFor } from '../../cypher/parser/cypher-parser.js';
import type { SeedPath } from '../files/folder.js';
import { shapesOf } from '../../cypher/parser/shape.js';
import { splitStatements } from '../../cypher/text/split.js';
import { formatSeed, type Formatted } from './format-seed.js';
import { replaceFile } from './replace-file.js';

export interface FormattedFile {
  readonly file: string;
  /** `changed` is written, or, of a check, would be; what is `unread` is left alone. */
  readonly state: 'formatted' | 'changed' | 'unread';
  readonly problem: Problem | undefined;
}

/**
 * Nothing is written before every file has been read and formatted.
 * @param parserFor where the parser runs; without, in this process
 */
export async function formatFiles(
  seeds: readonly SeedPath[],
  write: boolean,
  parserFor: ParserFor = () => createCypherParser(),
): Promise<FormattedFile[]> {
  if (seeds.length === 0) return [];
  const files = await Promise.all(
    seeds.map(async ({ file, path }) => ({ file, path, decoded: decodeUtf8(await readFile(path)) })),
  );
  const parser = await parserFor(
    files.flatMap(({ decoded }) => ('text' in decoded ? shapesIn(normaliseSeed(decoded.text)) : [])),
  );
  const results: FormattedFile[] = [];
  const changes: { readonly path: string; readonly text: string }[] = [];
  for (const { file, path, decoded } of files) {
    const result: Formatted =
      'problem' in decoded ? unreadable(file, decoded.problem) : formatSeed(decoded.text, file, parser);
    if (!result.ok) results.push({ file, state: 'unread', problem: result.problem });
    else if ('text' in decoded && result.text === decoded.text)
      results.push({ file, state: 'formatted', problem: undefined });
    else {
      changes.push({ path, text: result.text });
      results.push({ file, state: 'changed', problem: undefined });
    }
  }
  if (write) for (const { path, text } of changes) await replaceFile(path, text);
  return results;
}

const shapesIn = (text: string) => shapesOf(text, splitStatements(text));

const unreadable = (
  file: string,
  {
    message,
    hint,
    line,
    column,
  }: { message: string; hint?: string | undefined; line: number; column: number },
): Formatted => ({
  ok: false,
  problem: {
    rule: 'seed-file',
    severity: 'error',
    message,
    ...(hint !== undefined && { hint }),
    place: { file, line, column },
  },
});
