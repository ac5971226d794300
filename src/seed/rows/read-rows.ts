/** A file of rows, streamed: each row a map from column to value, with its number beside. */
import { createReadStream } from 'node:fs';
import { integer, put, type Parameter } from '../../graph/values.js';
import { rowsPath } from '../files/rows-file.js';
import type { RowsHeader } from '../model.js';
import { rowNumberKey } from '../../cypher/instrument.js';
import { columnProblems } from './columns.js';
import { csvRecords, jsonRecords, type BadRecord, type RowRecord } from './records.js';
import type { RowLines, RowProblem } from './row-place.js';
import { BadBytes, badTextIn, textOf } from './text.js';
import { valueOf } from './value.js';

export type RowMap = Readonly<Record<string, Parameter>>;

export interface ReadRow {
  readonly row: RowMap;
  /** From 1, header line and empty lines not counted. */
  readonly number: number;
  readonly lines: RowLines;
}

export type OnProblem = (problem: RowProblem) => void;

/** Bytes read at once. */
const piece = 1 << 20;

/** What parts the columns of a file; undefined for JSON lines. */
export function separatorOf(file: string): ',' | '\t' | undefined {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return ending === 'jsonl' ? undefined : ending === 'tsv' ? '\t' : ',';
}

/**
 * Rows that hold; what does not is told and left out. The file is closed however the reading ends.
 * @param onColumns is given the names of its first line, where it has one
 */
export async function* readRows(
  folder: string,
  header: RowsHeader,
  onProblem: OnProblem,
  onColumns: (columns: readonly string[]) => void = () => undefined,
): AsyncGenerator<ReadRow> {
  const told: Tell = (rule, message, hint, at) => onProblem({ rule, severity: 'error', message, hint, at });
  const path = rowsPath(folder, header.file);
  if (path === undefined) {
    told(
      'rows-file',
      `${header.file} lies outside of the seed folder.`,
      'Rows lie in the seed folder, as in rows/members.csv.',
      header.place,
    );
    return;
  }
  const bytes = createReadStream(path, { highWaterMark: piece });
  const separator = separatorOf(path);
  const text = textOf(bytes as AsyncIterable<Uint8Array>);
  const records = separator === undefined ? jsonRecords(text) : csvRecords(text, separator);
  let columns: readonly string[] | undefined;
  let number = 0;
  let isEmpty = true;
  try {
    for await (const record of records) {
      isEmpty = false;
      const { lines } = record;
      if (isBad(record)) {
        const { field, message, hint } = record;
        if (columns || separator === undefined) number++;
        const column = typeof field === 'number' ? columns?.[field] : field;
        const where = number === 0 ? 'The first line' : `Row ${number}`;
        told(
          'row-shape',
          `${where}${column === undefined ? '' : `, column ${column}`}: ${message}`,
          hint,
          field === undefined ? { lines } : { lines, field },
        );
        continue;
      }
      if (isFields(record.content) && !columns) {
        columns = record.content.map((name) => name.trim());
        const wrong = columnProblems(columns, separator, header, lines);
        for (const problem of wrong) onProblem(problem);
        if (wrong.length > 0) return;
        onColumns(columns);
        continue;
      }
      number++;
      const row = rowOf(record, number, columns, header, told);
      if (row) yield { row, number, lines };
    }
    if (separator !== undefined && isEmpty)
      told('row-shape', 'The file is empty.', 'Its first line names the columns.', {
        lines: { from: 1, to: 1 },
      });
  } catch (error) {
    if (error instanceof BadBytes) {
      const all = createReadStream(path, { highWaterMark: piece });
      const wrong = await badTextIn(all as AsyncIterable<Uint8Array>);
      const { message, hint = '', line, column } = wrong ?? changed;
      told('row-encoding', message, hint, { file: header.file, line, column });
    } else if (error instanceof Error && 'syscall' in error)
      told(
        'rows-file',
        `${header.file} cannot be read.`,
        'The path is relative to the seed folder.',
        header.place,
      );
    else throw error;
  } finally {
    bytes.destroy();
  }
}

const changed = { message: 'It changed while it was read.', hint: 'Read it again.', line: 1, column: 1 };

const isBad = (record: RowRecord | BadRecord): record is BadRecord => 'message' in record;
const isFields = (content: RowRecord['content']): content is readonly string[] => Array.isArray(content);

type Tell = (rule: string, message: string, hint: string, at: RowProblem['at']) => void;

function rowOf(
  { content, lines }: RowRecord,
  number: number,
  columns: readonly string[] | undefined,
  { types }: RowsHeader,
  tell: Tell,
): RowMap | undefined {
  const row: Record<string, Parameter> = { [rowNumberKey]: integer(number) };
  let faults = 0;
  const take = (name: string, given: unknown) => {
    const result = valueOf(given, types.get(name) ?? 'string');
    // A column may be called anything.
    if ('value' in result) put(row, name, result.value);
    else {
      faults++;
      tell(
        'row-value',
        `Row ${number}, column ${name}: ${show(given)} is not ${result.expected}.`,
        'The header line of the rows declares the types.',
        { lines, field: name },
      );
    }
  };
  if (isFields(content)) {
    if (content.length !== columns?.length) {
      tell(
        'row-shape',
        `Row ${number} has ${content.length} fields; there are ${columns?.length ?? 0} columns.`,
        'Put a field that contains a separator or a line break in quotes.',
        { lines },
      );
      return undefined;
    }
    for (const [index, name] of columns.entries()) take(name, content[index]);
  } else {
    for (const [name, given] of Object.entries(content)) {
      if (name !== rowNumberKey) take(name, given);
      else
        tell(
          'row-shape',
          `Row ${number} has a key ${rowNumberKey}: rows have their number there.`,
          'Call it otherwise.',
          { lines, field: name },
        );
    }
  }
  return faults === 0 ? row : undefined;
}

const show = (given: unknown): string => {
  const text = JSON.stringify(given);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
