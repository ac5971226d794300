/** Finds rows in files that are streamed: the chunks that the graph keeps of them, read once from the front. */
import { chunkId, fullChunk, packRows, placeInChunk, type RawRow } from '../../evidence/row-chunk.js';
import { rawRows } from './raw-rows.js';

/** Rows that stand one behind the other in a file. */
export interface RowChunk {
  /** Number of the first, from 1. */
  readonly first: number;
  readonly rows: readonly RawRow[];
}

/** The same rows make the same chunks, wherever the reading ends. */
export async function* chunksOf(rows: AsyncIterable<RawRow>): AsyncGenerator<RowChunk> {
  let chunk: RawRow[] = [];
  let [first, units] = [1, 0];
  for await (const row of rows) {
    chunk.push(row);
    for (const { value } of row.columns) units += value?.length ?? 0;
    if (chunk.length < fullChunk.rows && units < fullChunk.units) continue;
    yield { first, rows: chunk };
    [first, units] = [first + chunk.length, 0];
    chunk = [];
  }
  if (chunk.length > 0) yield { first, rows: chunk };
}

export interface FoundRows {
  /** Id of the chunk of each row. */
  readonly chunkOf: ReadonlyMap<number, string>;
  /** The chunks, packed, by id. */
  readonly packed: ReadonlyMap<string, string>;
  /** Rows of the file, where one was asked for that it does not have. */
  readonly count?: number;
}

/** One reader of a file that goes on from where it stopped. */
interface Reader {
  readonly key: string;
  readonly chunks: AsyncGenerator<RowChunk>;
  /** The last chunk that was read. */
  last: RowChunk | undefined;
}

/**
 * Asked for rows in the order of the file, batch after batch, it reads the file once, and holds one chunk of it. Of
 * several files one is open at a time.
 */
export class RowFinder {
  private reader: Reader | undefined;

  constructor(private readonly folder: string) {}

  /**
   * @param sha256 of the file
   * @param wanted numbers of rows, from 1
   * @throws PactgraphError CANNOT_RUN when the file changed for the worse since it was checked
   */
  async find(file: string, sha256: string, wanted: Iterable<number>): Promise<FoundRows> {
    const chunkOf = new Map<number, string>();
    const packed = new Map<string, string>();
    const rows = [...new Set(wanted)].sort((a, b) => a - b);
    for (const row of rows) {
      const chunk = await this.chunkWith(file, sha256, row);
      if (!chunk) return { chunkOf, packed, count: await this.countOf(file, sha256) };
      const id = chunkId(sha256, chunk.first);
      if (!packed.has(id)) packed.set(id, await packRows(chunk.rows));
      chunkOf.set(row, id);
    }
    return { chunkOf, packed };
  }

  /** Closes the file that is open. */
  async close(): Promise<void> {
    const { reader } = this;
    this.reader = undefined;
    await reader?.chunks.return(undefined);
  }

  private async chunkWith(file: string, sha256: string, row: number): Promise<RowChunk | undefined> {
    const key = `${sha256} ${file}`;
    const isBehind = this.reader?.last !== undefined && this.reader.last.first > row;
    if (this.reader?.key !== key || isBehind) await this.close();
    const reader = (this.reader ??= { key, chunks: chunksOf(rawRows(this.folder, file)), last: undefined });
    for (;;) {
      const { last } = reader;
      if (last && placeInChunk({ chunk: chunkId(sha256, last.first), row }) < last.rows.length) return last;
      const next = await reader.chunks.next();
      if (next.done === true) return undefined;
      reader.last = next.value;
    }
  }

  /** Once the file has been read to its end. */
  private async countOf(file: string, sha256: string): Promise<number> {
    await this.chunkWith(file, sha256, Infinity);
    const last = this.reader?.last;
    return last ? last.first + last.rows.length - 1 : 0;
  }
}
