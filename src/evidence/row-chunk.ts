/**
 * Rows of a data set packed for the graph: some rows one behind the other, as the file has them, in one short text. An
 * id says which file and which rows they are, so that two seeds with the same file have the same chunks.
 */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { z } from 'zod';
import { shortened } from '../text/visible.js';

export interface RawColumn {
  readonly name: string;
  /** As the file has it: of CSV the text, of JSON a text, or other values as they are written; null for JSON's null. */
  readonly value: string | null;
}

export interface RawRow {
  readonly columns: readonly RawColumn[];
  /** Something in it was too long to be kept whole. */
  readonly isCut: boolean;
}

/** Of one value, and of all values of a row, in UTF-16 units. */
const mostOfValue = 10_000;
const mostOfRow = 100_000;
const mostOfName = 500;
const mostColumns = 1_000;

/** A row as it is kept: long values end with `…`, columns behind the first thousand are left out. */
export function boundedRow(columns: readonly RawColumn[]): RawRow {
  let left = mostOfRow;
  let isCut = columns.length > mostColumns;
  const cut = (text: string, most: number): string => {
    const kept = shortened(text, most);
    isCut ||= kept !== text;
    return kept;
  };
  const kept = columns.slice(0, mostColumns).map(({ name, value }): RawColumn => {
    const text = value === null ? null : cut(value, Math.min(mostOfValue, left));
    left -= Math.min(text?.length ?? 0, left);
    return { name: cut(name, mostOfName), value: text };
  });
  return { columns: kept, isCut };
}

/** `<sha256>/<first row>`. */
export const chunkId = (sha256: string, first: number): string => `${sha256}/${first}`;
const firstOf = (id: string): number => Number(id.slice(id.indexOf('/') + 1));

/** What evidence holds of its row: `<chunk> <row> <file>`. */
export interface RecordPlace {
  readonly chunk: string;
  /** From 1. */
  readonly row: number;
  /** Relative to the seed folder. */
  readonly file: string;
}

export const recordText = ({ chunk, row, file }: RecordPlace): string => `${chunk} ${row} ${file}`;

export function recordPlace(text: string): RecordPlace | undefined {
  const [, chunk, row, file] = /^(\S+) (\d+) (\S+)$/.exec(text) ?? [];
  return chunk === undefined || file === undefined ? undefined : { chunk, row: Number(row), file };
}

const packedShape = z.object({
  /** Names of columns; rows of JSON need not have the same ones. */
  names: z.array(z.array(z.string())),
  /** Place among `names`, whether it was cut (1) or not (0), then the values. */
  rows: z.array(z.tuple([z.int(), z.int()], z.string().nullable())),
});
type Packed = z.infer<typeof packedShape>;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
/** A chunk is closed once it is this long, in UTF-16 units of its values, or has this many rows. */
export const fullChunk = { units: 64_000, rows: 256 };
/** Bytes; a chunk of a single row may be longer than others. */
const mostUnpacked = 16_000_000;

/** Rows in order to one text. */
export async function packRows(rows: readonly RawRow[]): Promise<string> {
  const places = new Map<string, number>();
  const packed: Packed = { names: [], rows: [] };
  for (const { columns, isCut } of rows) {
    const names = columns.map(({ name }) => name);
    const key = JSON.stringify(names);
    const place = places.get(key) ?? packed.names.push(names) - 1;
    places.set(key, place);
    packed.rows.push([place, Number(isCut), ...columns.map(({ value }) => value)]);
  }
  return (await deflate(JSON.stringify(packed))).toString('base64');
}

/** The rows of a chunk, in order. */
export async function unpackRows(text: string): Promise<RawRow[]> {
  const json = await inflate(Buffer.from(text, 'base64'), { maxOutputLength: mostUnpacked });
  const { names, rows } = packedShape.parse(JSON.parse(json.toString('utf8')));
  return rows.map(([place, isCut, ...values]) => ({
    columns: (names[place] ?? []).map((name, index) => ({ name, value: values[index] ?? null })),
    isCut: isCut === 1,
  }));
}

/** Where a row stands among those of its chunk, from 0. */
export const placeInChunk = ({ chunk, row }: Pick<RecordPlace, 'chunk' | 'row'>): number =>
  row - firstOf(chunk);
