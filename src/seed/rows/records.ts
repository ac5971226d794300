/** The text of a file of rows to records: what stands in it, before types. */
import { Readable } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';

/** Fields in the order of the file, or the object of a line of JSON. */
export interface RowRecord {
  /** Line it ends on, from 1. */
  readonly line: number;
  readonly content: readonly string[] | Readonly<Record<string, unknown>>;
}

/** Something that is no record; reading goes on behind it where that is possible. */
export interface BadRecord {
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** @returns records, the header line of a CSV first */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: ',' | '\t',
): AsyncGenerator<RowRecord | BadRecord> {
  const parser = parse({ delimiter, info: true, relax_column_count: true, skip_empty_lines: true });
  const input = Readable.from(text);
  // A text that cannot be decoded is the reader's to hear of, through the parser it reads.
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvEntry>)
      yield { line: info.lines, content: record };
  } catch (error) {
    if (!isCsvError(error)) throw error;
    yield {
      line: error.lines ?? 1,
      message: 'A quoted field is not closed, or has text behind its end.',
      hint: 'Double each quote within a quoted field, and close it.',
    };
  } finally {
    input.destroy();
  }
}

interface CsvEntry {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const isCsvError = (error: unknown): error is CsvError & { readonly lines?: number } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');

export async function* jsonRecords(text: AsyncIterable<string>): AsyncGenerator<RowRecord | BadRecord> {
  let line = 0;
  let rest = '';
  const read = (given: string): RowRecord | BadRecord | undefined => {
    line++;
    const trimmed = given.trim();
    if (trimmed === '') return undefined;
    const value = parsed(trimmed);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, content: value as Readonly<Record<string, unknown>> };
    return { line, message: 'This line is no JSON object.', hint: 'One object a line: {"id": "…", …}.' };
  };
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const one of lines) {
      const record = read(one);
      if (record) yield record;
    }
  }
  const last = read(rest);
  if (last) yield last;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
