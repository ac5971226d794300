/** Seed files on disk to seeds, and everything that is wrong with them that needs no database. */
import { readFile } from 'node:fs/promises';
import type { Ontology } from '../../ontology/model.js';
import type { Problem, SeedFile } from '../model.js';
import { checksumOf, normaliseSeed } from './checksum.js';
import { createCypherParser } from './cypher-parser.js';
import { listSeeds, type SeedPath } from './folder.js';
import { readHeader } from './header.js';
import { indexLines } from './line-index.js';
import { createSourceReader, type ReadSource } from './read-sources.js';
import { readStatement, type SeedText } from './read-statement.js';
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
  for (const path of seeds) heads.push(await readHead(path, readSource));
  return { heads, problems };
}

/** Reads the statements of these seeds with Neo4j's own parser, and checks them against the ontology. */
export async function readStatements(heads: readonly SeedHead[], ontology: Ontology): Promise<ReadSeeds> {
  if (heads.length === 0) return { seeds: [], problems: [] };
  const parser = await createCypherParser();
  const problems: Problem[] = [];
  const seeds = heads.map(({ text, split, problems: found, ...seed }): SeedFile => {
    const read = split.map((statement, index) =>
      readStatement(text, statement, index + 1, { parser, ontology, header: seed.header }),
    );
    problems.push(...[...found, ...read.flatMap((s) => s.problems)].sort(byPlace));
    return { ...seed, statements: read.map(({ statement }) => statement) };
  });
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
): Promise<SeedHead> {
  const text = normaliseSeed(await readFile(path.path, 'utf8'));
  const { file } = path;
  const split = splitStatements(text);
  const { header, sources: named, problems } = readHeader(text, file, split);
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
  return {
    ...path,
    checksum: checksumOf(
      text,
      sources.flatMap(({ file: name, bytes }) => (bytes ? [{ file: name, bytes }] : [])),
    ),
    header,
    sources: sources.flatMap(({ source }) => (source ? [source] : [])),
    text: { file, text, lines: indexLines(text) },
    split,
    problems: [...problems, ...sources.flatMap((s) => s.problems), ...empty],
  };
}

/** Problems of source files come behind those of the seed. */
function byPlace(a: Problem, b: Problem): number {
  if (a.place.file !== b.place.file) return a.place.file.endsWith('.cypher') ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
