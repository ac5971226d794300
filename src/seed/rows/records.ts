/** The text of a file of rows to records: what stands in it, before types. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { keyGivenTwice, valueOfKey } from './json-keys.js';
import { linesOf } from './lines.js';
import type { RowLines } from './row-place.js';

/** Fields in the order of the file, or the object of a line of JSON. */
export interface RowRecord {
  readonly lines: RowLines;
  readonly content: readonly string[] | Readonly<Record<string, unknown>>;
  /** The line of JSON as it is written. */
  readonly text?: string;
}

/** Something that is no record; reading goes on behind it where that is possible. */
export interface BadRecord {
  readonly lines: RowLines;
  /** The field that is at fault: of CSV its place from 0, of JSON its key. */
  readonly field?: number | string;
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with quotes, by the parser's code. */
const quoteFaults: Readonly<Partial<Record<CsvError['code'], string>>> = {
  INVALID_OPENING_QUOTE: 'a field that does not begin with a quote contains one.',
  CSV_INVALID_CLOSING_QUOTE: 'text follows the quote that closes the field. Reading stopped here.',
  CSV_QUOTE_NOT_CLOSED: 'the field begins with a quote that nothing closes before the end of the file.',
};

const quoteHint =
  'Put a field that contains quotes in quotes as a whole, and double each quote in it: "The ""Big"" Lab".';

/** @returns records, the header line of a CSV first */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: ',' | '\t',
): AsyncGenerator<RowRecord | BadRecord> {
  const skipped: CsvFault[] = [];
  const parser = parse({
    delimiter,
    // Wherever they stand: by itself the parser takes the first one it meets for that of the whole file.
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const fault = faultOf(error);
      // Behind another fault the parser does not find the end of the row, and without its header a file has no columns.
      if (error && (fault?.code !== 'INVALID_OPENING_QUOTE' || fault.records === 0)) throw error;
      const before = skipped.at(-1);
      if (fault && (fault.records !== before?.records || fault.lines !== before.lines)) skipped.push(fault);
      return undefined;
    },
  });
  const input = Readable.from(text);
  // A text that cannot be decoded is the reader's to hear of, through the parser it reads.
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let last = 0;
  // The parser counts a CRLF within quotes as two lines.
  let doubled = 0;
  function* told(faults: readonly CsvFault[]): Generator<BadRecord> {
    for (const { code, message, lines, column } of faults) {
      const from = last + 1;
      // Where a quote is not closed, the row begins here and ends nowhere.
      last = code === 'CSV_QUOTE_NOT_CLOSED' ? from : Math.max(from, lines - doubled);
      const words = quoteFaults[code] ?? `${message}.`;
      yield { lines: { from, to: last }, field: column, message: words, hint: quoteHint };
    }
  }
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvEntry>) {
      const behind = skipped.findIndex(({ records }) => records >= info.records);
      yield* told(skipped.splice(0, behind === -1 ? skipped.length : behind));
      const from = last + 1;
      if (info.lines - doubled > from) for (const field of record) doubled += field.split('\r\n').length - 1;
      last = info.lines - doubled;
      yield { lines: { from, to: last }, content: record };
    }
    yield* told(skipped);
  } catch (error) {
    const fault = faultOf(error);
    yield* told(fault ? [...skipped, fault] : skipped);
    if (!fault) throw error;
  } finally {
    input.destroy();
  }
}

interface CsvEntry {
  readonly record: string[];
  readonly info: { readonly lines: number; readonly records: number };
}

interface CsvFault {
  readonly code: CsvError['code'];
  readonly message: string;
  /** Line it is on, as the parser counts them. */
  readonly lines: number;
  /** Records before it. */
  readonly records: number;
  /** Of the field, from 0. */
  readonly column: number;
}

function faultOf(error: unknown): CsvFault | undefined {
  if (!(error instanceof CsvError)) return undefined;
  const number = (key: string) => (typeof error[key] === 'number' ? error[key] : 0);
  const { code, message } = error;
  return { code, message, lines: number('lines'), records: number('records'), column: number('column') };
}

export async function* jsonRecords(text: AsyncIterable<string>): AsyncGenerator<RowRecord | BadRecord> {
  let line = 0;
  const read = (given: string): RowRecord | BadRecord | undefined => {
    line++;
    if (given.trim() === '') return undefined;
    const lines = { from: line, to: line };
    const value = parsed(given.trim());
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { lines, message: 'this line is no JSON object.', hint: 'One object a line: {"id": "…", …}.' };
    const twice = keyGivenTwice(given);
    if (!twice)
      return {
        lines,
        content: withNumbersAsWritten(given, value as Readonly<Record<string, unknown>>),
        text: given,
      };
    const [first, second] = twice.values.map(
      ({ text, start }) => `${shortened(text)} at column ${start + 1}`,
    );
    return {
      lines,
      ...(twice.isOuter && { field: twice.key }),
      message: `the key ${JSON.stringify(twice.key)} occurs twice, with ${first} and with ${second}.`,
      hint: 'Leave one of the two out: a reader of JSON takes the last one without a word.',
    };
  };
  for await (const lines of linesOf(text)) {
    for (const one of lines) {
      const record = read(one);
      if (record) yield record;
    }
  }
}

/** A number that JSON.parse would change is given as its text: what takes it can tell, and quote it. */
function withNumbersAsWritten(
  given: string,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const changed = Object.entries(value).filter(
    ([, one]) => typeof one === 'number' && Math.abs(one) > Number.MAX_SAFE_INTEGER,
  );
  if (changed.length === 0) return value;
  // A column may be called anything, `__proto__` too.
  return Object.fromEntries([
    ...Object.entries(value),
    ...changed.map(([key, one]) => [key, valueOfKey(given, key)?.text ?? one] as const),
  ]);
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
