/** Seed files on disk to seeds, and everything that is wrong with them that needs no database. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decodeUtf8 } from '../../evidence/decode-utf8.js';
import type { Ontology } from '../../ontology/model.js';
import type { SaidStatement } from '../check/said.js';
import type { Problem, SeedFile, SeedHeader } from '../model.js';
import { hashFile } from '../rows/hash-file.js';
import { rowsPath } from '../rows/read-rows.js';
import { checksumOf, hashLine, normaliseSeed } from './checksum.js';
import { createCypherParser, type CypherParser, type ParserFor } from './cypher-parser.js';
import { listSeeds, type SeedPath } from './folder.js';
import { readHeader, type ReadHeader } from './header.js';
import { indexLines } from './line-index.js';
import { createSourceReader, type ReadSource } from './read-sources.js';
import { readStatement, type SeedText } from './read-statement.js';
import { refusalsOf } from './refusals.js';
import { shapeOf, type Shape } from './shape.js';
import { splitStatements, type StatementText } from './split.js';

export interface ReadSeeds {
  /** In order; one with problems is there with what could be read of it. */
  readonly seeds: readonly SeedFile[];
  /** By seed, line and column. */
  readonly problems: readonly Problem[];
}

/** A seed as far as it can be read without the Cypher parser: enough to compare it with the ledger. */
export interface SeedHead extends Omit<SeedFile, 'statements'> {
  readonly text: SeedText;
  readonly split: readonly StatementText[];
  readonly problems: readonly Problem[];
}

interface WithStatements {
  readonly text: Pick<SeedText, 'text'>;
  readonly split: readonly StatementText[];
}

export interface SeedHeads {
  readonly heads: readonly SeedHead[];
  /** Of file names. */
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

export interface ReadSeed {
  readonly seed: SeedFile;
  /** Of its statements. */
  readonly problems: readonly Problem[];
  /** What each statement says, for the rules that look at a seed as a whole. */
  readonly said: readonly SaidStatement[];
}

/** Shapes of the statements of a seed that the parser is to read. */
export const shapesOf = ({ text: { text }, split }: WithStatements): Shape[] =>
  split
    .filter((statement) => refusalsOf(text, statement).length === 0)
    .map((statement) => shapeOf(text, statement));

/** Reads the statements of seeds with Neo4j's own parser, and checks each against the ontology. */
export function createStatementReader(
  ontology: Ontology,
  parserFor: ParserFor = sharedParser(),
): (head: SeedHead) => Promise<ReadSeed> {
  return async (head) => {
    const { text, split, number, name, file, path, checksum, files, header, sources } = head;
    const readers = { parser: await parserFor(shapesOf(head)), ontology, header };
    const read = split.map((statement, index) => readStatement(text, statement, index + 1, readers));
    const statements = read.map(({ statement }) => statement);
    return {
      seed: { number, name, file, path, checksum, files, header, sources, statements },
      problems: read.flatMap(({ problems }) => problems),
      said: read.map(({ said }) => said),
    };
  };
}

/** One in this process, loaded when it is first needed. */
function sharedParser(): ParserFor {
  let parser: Promise<CypherParser> | undefined;
  return () => (parser ??= createCypherParser());
}

/** Reads the statements of these seeds; what one says is not held against the others. */
export async function readStatements(heads: readonly SeedHead[], ontology: Ontology): Promise<ReadSeeds> {
  const readSeed = createStatementReader(ontology);
  const [seeds, problems]: [SeedFile[], Problem[]] = [[], []];
  for (const head of heads) {
    const read = await readSeed(head);
    seeds.push(read.seed);
    problems.push(...[...head.problems, ...read.problems].sort(byPlace));
  }
  return { seeds, problems };
}

/**
 * Reads every seed of a folder.
 * @throws PactgraphError CANNOT_RUN when the folder cannot be read
 */
export async function readSeeds(folder: string, ontology: Ontology): Promise<ReadSeeds> {
  const { heads, problems } = await readHeads(folder);
  const read = await readStatements(heads, ontology);
  return { seeds: read.seeds, problems: [...problems, ...read.problems] };
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

/** A seed can put right only one that is there, before it. */
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

/** Normalised; of a file that cannot be read as text, what can be read of it. */
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

/** Rows may be larger than memory: of their bytes the hash counts. A file that is missing is told when it is read. */
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

/** Problems of source files come behind those of the seed. */
export function byPlace(a: Problem, b: Problem): number {
  if (a.place.file !== b.place.file) return a.place.file.endsWith('.cypher') ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
