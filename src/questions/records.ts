/** Rows of data sets that evidence refers to, from the chunks that the graph keeps. */
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { placeInChunk, recordPlace, unpackRows, type RawRow } from '../evidence/row-chunk.js';
import { statementText, type StatementFiles } from '../graph/statement-files.js';
import type { Asking } from './asking.js';

/** A row as its file has it. */
export interface DataRecord extends RawRow {
  /** Relative to the seed folder. */
  readonly file: string;
  /** From 1. */
  readonly row: number;
}

const shape = z.object({ id: z.string(), data: z.string().nullable() });

type Chunk = readonly RawRow[];

/** UTF-16 units of the values that are held unpacked, for all requests of a server. */
const mostHeld = 16_000_000;

/** An id says what is in a chunk, so that one never grows old. By the statements, which a server reads once. */
const held = new WeakMap<StatementFiles, LRUCache<string, Chunk>>();

function heldFor(statements: StatementFiles): LRUCache<string, Chunk> {
  const known = held.get(statements);
  if (known) return known;
  const chunks = new LRUCache<string, Chunk>({ maxSize: mostHeld, sizeCalculation: sizeOf });
  held.set(statements, chunks);
  return chunks;
}

const sizeOf = (rows: Chunk): number =>
  rows.reduce(
    (sum, { columns }) => columns.reduce((own, { value }) => own + 1 + (value?.length ?? 0), sum + 1),
    0,
  );

/**
 * One statement, or none where all chunks are held; they are unpacked one after the other, and only the rows asked for stay.
 * @param asked what evidence holds of its row
 * @returns the rows, in the order of `asked`; null for one that is not there
 */
export async function readRecords(
  { read, statements }: Pick<Asking, 'read' | 'statements'>,
  asked: readonly string[],
): Promise<readonly (DataRecord | null)[]> {
  const places = asked.map(recordPlace);
  const records = asked.map((): DataRecord | null => null);
  const byChunk = new Map<string, number[]>();
  for (const [index, place] of places.entries())
    if (place) byChunk.set(place.chunk, [...(byChunk.get(place.chunk) ?? []), index]);
  const take = (chunk: string, rows: Chunk) => {
    for (const index of byChunk.get(chunk) ?? []) {
      const place = places[index];
      const row = place && rows[placeInChunk(place)];
      if (row) records[index] = { file: place.file, row: place.row, ...row };
    }
  };
  const chunks = heldFor(statements);
  const missing: string[] = [];
  for (const id of byChunk.keys()) {
    const rows = chunks.get(id);
    if (rows) take(id, rows);
    else missing.push(id);
  }
  if (missing.length === 0) return records;
  for (const row of await read(statementText(statements, 'facts/row-chunks'), { ids: missing })) {
    const { id, data } = shape.parse(row);
    if (data === null) continue;
    const rows = await unpackRows(data);
    chunks.set(id, rows);
    take(id, rows);
  }
  return records;
}
