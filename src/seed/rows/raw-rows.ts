/** Rows as their file has them, before types: every value as a text. */
import { createReadStream } from 'node:fs';
import { PactgraphError } from '../../errors.js';
import { boundedRow, type RawColumn, type RawRow } from '../../evidence/row-chunk.js';
import { rowsPath } from '../files/rows-file.js';
import { textsOfKeys } from './json-keys.js';
import { separatorOf } from './read-rows.js';
import { csvRecords, jsonRecords, type BadRecord, type RowRecord } from './records.js';
import { BadBytes, textOf } from './text.js';

/** Bytes read at once. */
const piece = 1 << 20;

/**
 * In the order and number of `readRows`. The file is closed however the reading ends.
 * @throws PactgraphError CANNOT_RUN when the file changed for the worse since it was checked
 */
export async function* rawRows(folder: string, file: string): AsyncGenerator<RawRow> {
  const path = rowsPath(folder, file);
  if (path === undefined) throw changed(file);
  const bytes = createReadStream(path, { highWaterMark: piece });
  const separator = separatorOf(path);
  const text = textOf(bytes as AsyncIterable<Uint8Array>);
  let columns: readonly string[] | undefined;
  try {
    for await (const record of separator === undefined ? jsonRecords(text) : csvRecords(text, separator)) {
      if (isBad(record)) throw changed(file);
      const { content } = record;
      if (!isFields(content)) yield boundedRow(ofJson(content, record.text ?? '{}'));
      else if (columns) yield boundedRow(ofFields(columns, content));
      else columns = content.map((name) => name.trim());
    }
  } catch (error) {
    const isGone = error instanceof BadBytes || (error instanceof Error && 'syscall' in error);
    throw isGone ? changed(file, error) : error;
  } finally {
    bytes.destroy();
  }
}

const isBad = (record: RowRecord | BadRecord): record is BadRecord => 'message' in record;
const isFields = (content: RowRecord['content']): content is readonly string[] => Array.isArray(content);

const ofFields = (columns: readonly string[], fields: readonly string[]): RawColumn[] =>
  columns.map((name, index) => ({ name, value: fields[index] ?? '' }));

/** Texts as they read, all else as it is written: `1.0` stays `1.0`. */
function ofJson(content: Readonly<Record<string, unknown>>, line: string): RawColumn[] {
  const written = textsOfKeys(line);
  return Object.entries(content).map(([name, value]) => {
    const text = written.get(name) ?? '';
    if (value === null) return { name, value };
    return { name, value: text.startsWith('"') ? String(JSON.parse(text)) : text };
  });
}

const changed = (file: string, cause?: unknown): PactgraphError =>
  new PactgraphError('CANNOT_RUN', `${file} cannot be read as it was checked.`, {
    cause,
    hint: 'The file changed while it was loaded; load it again.',
  });
