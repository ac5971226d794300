/** Seed files on disk to seeds, and everything that is wrong with them that needs no database. */
import { readFile } from 'node:fs/promises';
import type { Ontology } from '../../ontology/model.js';
import type { Problem, SeedFile } from '../model.js';
import { checksumOf, normaliseSeed } from './checksum.js';
import { createCypherParser, type CypherParser } from './cypher-parser.js';
import { listSeeds, type SeedPath } from './folder.js';
import { readHeader } from './header.js';
import { indexLines } from './line-index.js';
import { createSourceReader, type ReadSource } from './read-sources.js';
import { readStatement, type SeedText } from './read-statement.js';
import { splitStatements } from './split.js';

export interface ReadSeeds {
  /** In order; one with problems is there with what could be read of it. */
  readonly seeds: readonly SeedFile[];
  /** By seed, line and column. */
  readonly problems: readonly Problem[];
}

/**
 * Reads every seed of a folder.
 * @throws PactgraphError CANNOT_RUN when the folder cannot be read
 */
export async function readSeeds(folder: string, ontology: Ontology): Promise<ReadSeeds> {
  const { seeds: paths, problems: misnamed } = await listSeeds(folder);
  const parser = await createCypherParser();
  const readSource = createSourceReader(folder);
  const seeds: SeedFile[] = [];
  const problems: Problem[] = [...misnamed];
  for (const path of paths) {
    const read = await readSeed(path, { parser, ontology, readSource });
    seeds.push(read.seed);
    problems.push(...read.problems);
  }
  return { seeds, problems };
}

interface Readers {
  readonly parser: CypherParser;
  readonly ontology: Ontology;
  readonly readSource: ReturnType<typeof createSourceReader>;
}

async function readSeed(path: SeedPath, readers: Readers): Promise<{ seed: SeedFile; problems: Problem[] }> {
  const text = normaliseSeed(await readFile(path.path, 'utf8'));
  const { file } = path;
  const seedText: SeedText = { file, text, lines: indexLines(text) };
  const split = splitStatements(text);
  const { header, sources: named, problems: headerProblems } = readHeader(text, file, split);

  const sources: ReadSource[] = [];
  for (const { file: source, place } of named) sources.push(await readers.readSource(source, place));

  const read = split.map((statement, index) => readStatement(seedText, statement, index + 1, readers));
  const problems = [...headerProblems, ...sources.flatMap((s) => s.problems), ...read.flatMap((s) => s.problems)];
  const empty: Problem[] =
    read.length > 0
      ? []
      : [{ rule: 'empty-seed', severity: 'error', message: 'This seed has no statement.', place: { file, line: 1, column: 1 } }];
  return {
    seed: {
      ...path,
      checksum: checksumOf(text, sources.flatMap(({ file: name, bytes }) => (bytes ? [{ file: name, bytes }] : []))),
      header,
      sources: sources.flatMap(({ source }) => (source ? [source] : [])),
      statements: read.map(({ statement }) => statement),
    },
    problems: [...problems, ...empty].sort(byPlace),
  };
}

/** Problems of source files come behind those of the seed. */
function byPlace(a: Problem, b: Problem): number {
  if (a.place.file !== b.place.file) return a.place.file.endsWith('.cypher') ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
