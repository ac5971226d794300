/** Where values stand in a file of rows: looked up in it once something is told of them, as most rows are in order. */
import { createReadStream } from 'node:fs';
import type { Place, Problem } from '../model.js';
import { valueOfKey } from './json-keys.js';
import { linesOf } from './lines.js';
import { textOf } from './text.js';

/** Lines of a row, from 1; empty lines before it count as its own. */
export interface RowLines {
  readonly from: number;
  readonly to: number;
}

export interface RowPlace {
  readonly lines: RowLines;
  /** Column by its name, or by its place in the row from 0; absent: the row as a whole. */
  readonly field?: string | number;
}

/** A problem whose place is known once it is looked up in the file. */
export interface RowProblem extends Omit<Problem, 'place'> {
  readonly at: Place | RowPlace;
}

type Spot = Omit<Place, 'file'>;

/** Lines of one row that are looked at: a row that is longer has a quote too few. */
const most = 100;

/**
 * @param separator of columns; undefined for JSON lines
 * @returns for each where it stands, or where its row ends when that is all that can be known
 */
export async function spotsOf(
  path: string,
  separator: string | undefined,
  places: readonly RowPlace[],
): Promise<Spot[]> {
  const wanted = new Set(
    places.flatMap(({ lines: { from, to } }) =>
      Array.from({ length: Math.min(to - from + 1, most) }, (_, index) => from + index),
    ),
  );
  const { lines, header } = await wantedLines(path, wanted);
  const names = separator === undefined ? [] : fieldsIn(header, separator).map(({ text }) => text.trim());
  return places.map(({ lines: { from, to }, field }): Spot => {
    const own = Array.from({ length: Math.min(to - from + 1, most) }, (_, i) => lines.get(from + i) ?? '');
    const empty = own.findIndex((line) => line.trim() !== '');
    const text = own.slice(Math.max(empty, 0)).join('\n');
    const first = from + Math.max(empty, 0);
    const span =
      field === undefined
        ? undefined
        : separator === undefined
          ? valueIn(text, String(field))
          : fieldsIn(text, separator)[typeof field === 'number' ? field : names.indexOf(field)];
    if (!span) return { line: field === undefined ? first : to, column: 1 };
    const before = text.slice(0, span.start).split('\n');
    const [shown = ''] = text.slice(span.start, span.end).split('\n');
    return {
      line: first + before.length - 1,
      column: (before.at(-1)?.length ?? 0) + 1,
      length: Math.max(1, shown.length),
    };
  });
}

/** The lines asked for, and the first one that is not empty. */
async function wantedLines(
  path: string,
  wanted: ReadonlySet<number>,
): Promise<{ readonly lines: ReadonlyMap<number, string>; readonly header: string }> {
  const lines = new Map<number, string>();
  const last = Math.max(...wanted);
  let [number, header] = [0, ''];
  const bytes = createReadStream(path);
  try {
    for await (const some of linesOf(textOf(bytes as AsyncIterable<Uint8Array>))) {
      for (const line of some) {
        number++;
        if (header === '') header = line.trim() === '' ? '' : line;
        if (wanted.has(number)) lines.set(number, line);
      }
      if (number >= last) break;
    }
  } catch {
    // What cannot be read is told by its reader; what was read up to there is known.
  } finally {
    bytes.destroy();
  }
  return { lines, header };
}

interface Field {
  readonly start: number;
  readonly end: number;
  /** Without the quotes around it. */
  readonly text: string;
}

/** The fields of a row of CSV; a quote in the middle of one is a character as any other. */
function fieldsIn(row: string, separator: string): Field[] {
  const fields: Field[] = [];
  let start = 0;
  for (;;) {
    const quoted = row[start] === '"' ? row.slice(start, endOfQuoted(row, start)) : undefined;
    const next = row.indexOf(separator, start + (quoted?.length ?? 0));
    const end = next === -1 ? row.length : next;
    const text = quoted === undefined ? row.slice(start, end) : quoted.slice(1, -1).replaceAll('""', '"');
    fields.push({ start, end, text });
    if (next === -1) return fields;
    start = next + 1;
  }
}

/** Behind the quote that closes a field. */
function endOfQuoted(row: string, start: number): number {
  for (let at = row.indexOf('"', start + 1); at !== -1; at = row.indexOf('"', at + 2))
    if (row[at + 1] !== '"') return at + 1;
  return row.length;
}

/** The value of a key in a line of JSON; of one that stands there twice, the last. */
function valueIn(line: string, key: string): Pick<Field, 'start' | 'end'> | undefined {
  const found = valueOfKey(line, key);
  return found && { start: found.start, end: found.start + found.text.length };
}
