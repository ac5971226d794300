/** Reads seed files on disk, as far as this needs no Cypher parser. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { indexLines } from '../../cypher/text/line-index.js';
import { splitStatements, type StatementText } from '../../cypher/text/split.js';
import { decodeUtf8 } from '../../evidence/decode-utf8.js';
import type { Problem, SeedFile, SeedHeader } from '../model.js';
import { checksumOf, hashLine, normaliseSeed } from './checksum.js';
import { listSeeds, type SeedPath } from './folder.js';
import { readHeader, type ReadHeader } from './header.js';
import { createSourceReader, type ReadSource } from './read-sources.js';
import { hashFile, rowsPath } from './rows-file.js';
import type { SeedText } from './seed-text.js';

/** Enough of a seed to compare it with the ledger. */
export interface SeedHead extends Omit<SeedFile, 'statements'> {
  readonly text: SeedText;
  readonly split: readonly StatementText[];
  readonly problems: readonly Problem[];
}

export interface SeedHeads {
  readonly heads: readonly SeedHead[];
  /** Problems of file names. */
  readonly problems: readonly Problem[];
}

/**
 * Reads headers, sources and checksums of every seed of a folder.
 * @throws PactgraphError CANNOT_RUN when the folder cannot be read
 */
export async function readHeads(folder: string): Promise<SeedHeads> {
  const { seeds, problems } = await listSeeds(folder);
  const readSource = createSourceReader(folder);
  const heads: SeedHead[] = [];
  const numbers = seeds.map(({ number }) => number);
  for (const path of seeds) heads.push(await readHead(path, readSource, numbers));
  return { heads, problems };
}

async function readHead(
  path: SeedPath,
  readSource: ReturnType<typeof createSourceReader>,
  numbers: readonly number[],
): Promise<SeedHead> {
  const { file } = path;
  const { text, unreadable } = await readText(path);
  const split = splitStatements(text);
  const { header, sources: named, corrects, problems } = readHeader(text, file, split);
  const sources: ReadSource[] = [];
  for (const { file: source, place } of named) sources.push(await readSource(source, place));
  const empty: Problem[] =
    split.length > 0
      ? []
      : [
          {
            rule: 'empty-seed',
            severity: 'error',
            message: 'This seed has no statement.',
            place: { file, line: 1, column: 1 },
          },
        ];
  const articles = sources.flatMap(({ file: name, bytes }) => (bytes ? [{ file: name, bytes }] : []));
  const rows = await hashesOf(path, header);
  return {
    ...path,
    checksum: checksumOf(text, [
      ...articles,
      ...rows.map(({ file: name, hash }) => ({ file: name, bytes: Buffer.from(hash) })),
    ]),
    files: [
      hashLine(file, text),
      ...articles.map(({ file: name, bytes }) => hashLine(name, bytes)),
      ...rows.map(({ file: name, hash }) => `${hash} ${name}`),
    ],
    header,
    sources: sources.flatMap(({ source, file: from }) => (source ? [{ ...source, file: from }] : [])),
    text: { file, text, lines: indexLines(text) },
    split,
    problems:
      text === '' && unreadable.length > 0
        ? unreadable
        : [
            ...unreadable,
            ...problems,
            ...badCorrections(path, corrects, numbers),
            ...sources.flatMap((s) => s.problems),
            ...empty,
          ],
  };
}

/** A seed can correct only an existing one before it. */
function badCorrections(
  { number: own }: SeedPath,
  corrects: ReadHeader['corrects'],
  numbers: readonly number[],
): Problem[] {
  return corrects
    .filter(({ number }) => number >= own || !numbers.includes(number))
    .map(({ number, place }) => ({
      rule: 'bad-header',
      severity: 'error',
      message:
        number < own ? `There is no seed ${number}.` : `Seed ${number} is not before this one, ${own}.`,
      hint: 'Name the seed that is in error: one with a smaller number, of this folder.',
      place,
    }));
}

/** The normalised text; for a file that is no valid text, what can be read of it. */
async function readText({ path, file }: SeedPath): Promise<{ text: string; unreadable: Problem[] }> {
  const bytes = await readFile(path).catch(() => undefined);
  const decoded = bytes && decodeUtf8(bytes);
  if (decoded && 'text' in decoded) return { text: normaliseSeed(decoded.text), unreadable: [] };
  const {
    message,
    hint = '',
    line,
    column,
  } = decoded?.problem ?? {
    message: `${file} cannot be read.`,
    hint: 'It may be a link to nothing, or a file that others may not read.',
    line: 1,
    column: 1,
  };
  return {
    text: bytes ? normaliseSeed(new TextDecoder().decode(bytes)) : '',
    unreadable: [{ rule: 'seed-file', severity: 'error', message, hint, place: { file, line, column } }],
  };
}

/** Hashes the bytes of rows, which may be larger than memory. A missing file is reported when it is read. */
async function hashesOf(
  { path }: SeedPath,
  { rows }: SeedHeader,
): Promise<{ readonly file: string; readonly hash: string }[]> {
  const hashes = await Promise.all(
    rows.map(async ({ file }) => {
      const at = rowsPath(dirname(path), file);
      const hash = at === undefined ? undefined : await hashFile(at);
      return hash === undefined ? [] : [{ file, hash }];
    }),
  );
  return hashes.flat();
}
