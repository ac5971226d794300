/** A file of rows, streamed: each row a map from column to value, with its number beside. */
import { createReadStream } from 'node:fs';
import { isAbsolute, join, normalize, sep } from 'node:path';
import { didYouMean } from '../../did-you-mean.js';
import { integer, put, type Parameter } from '../../graph/values.js';
import type { Place, Problem, RowsHeader } from '../model.js';
import { rowNumberKey } from '../parse/instrument.js';
import { csvRecords, jsonRecords, type BadRecord, type RowRecord } from './records.js';
import { NotUtf8, textOf } from './text.js';
import { valueOf } from './value.js';

export type RowMap = Readonly<Record<string, Parameter>>;

export interface ReadRow {
  readonly row: RowMap;
  /** From 1, header line and empty lines not counted. */
  readonly number: number;
  /** Line it ends on, from 1. */
  readonly line: number;
}

export type OnProblem = (problem: Problem) => void;

/** Bytes read at once. */
const piece = 1 << 20;

/** Path of a file that a header names; undefined when it lies outside of the seed folder. */
export function rowsPath(folder: string, named: string): string | undefined {
  const file = normalize(named).split(sep).join('/');
  return isAbsolute(named) || file.startsWith('../') ? undefined : join(folder, file);
}

/** Rows that hold; what does not is told and left out. The file is closed however the reading ends. */
export async function* readRows(
  folder: string,
  header: RowsHeader,
  onProblem: OnProblem,
): AsyncGenerator<ReadRow> {
  const at = (line: number): Place => ({ file: header.file, line, column: 1 });
  const told = (rule: string, message: string, hint: string, place: Place) =>
    onProblem({ rule, severity: 'error', message, hint, place });
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
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const text = textOf(bytes as AsyncIterable<Uint8Array>);
  const records = ending === 'jsonl' ? jsonRecords(text) : csvRecords(text, ending === 'tsv' ? '\t' : ',');
  let columns: readonly string[] | undefined;
  let number = 0;
  try {
    for await (const record of records) {
      if (isBad(record)) {
        number++;
        told('row-shape', `Row ${number}: ${lowerFirst(record.message)}`, record.hint, at(record.line));
        continue;
      }
      if (isFields(record.content) && !columns) {
        columns = record.content.map((name) => name.trim());
        if (!areColumns(columns, header, told, at(record.line))) return;
        continue;
      }
      number++;
      const row = rowOf(record, number, columns, header, (rule, message, hint) =>
        told(rule, message, hint, at(record.line)),
      );
      if (row) yield { row, number, line: record.line };
    }
    if (ending !== 'jsonl' && !columns)
      told('row-shape', 'The file is empty.', 'Its first line names the columns.', at(1));
  } catch (error) {
    if (error instanceof NotUtf8) told('row-encoding', error.message, error.hint, at(error.line));
    else if (error instanceof Error && 'syscall' in error)
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

const isBad = (record: RowRecord | BadRecord): record is BadRecord => 'message' in record;
const isFields = (content: RowRecord['content']): content is readonly string[] => Array.isArray(content);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

type Tell = (rule: string, message: string, hint: string, place: Place) => void;

function areColumns(
  columns: readonly string[],
  { types, place }: RowsHeader,
  tell: Tell,
  at: Place,
): boolean {
  let good = true;
  for (const [index, name] of columns.entries()) {
    const wrong =
      name === ''
        ? `Column ${index + 1} has no name.`
        : columns.indexOf(name) < index
          ? `Two columns are called "${name}".`
          : name === rowNumberKey
            ? `A column may not be called ${rowNumberKey}: rows have their number there.`
            : undefined;
    if (wrong === undefined) continue;
    good = false;
    tell('row-shape', wrong, 'The first line names each column once.', at);
  }
  for (const name of types.keys()) {
    if (columns.includes(name)) continue;
    good = false;
    tell(
      'rows-file',
      `There is no column "${name}".${didYouMean(name, columns)}`,
      `Columns are ${columns.join(', ')}.`,
      place,
    );
  }
  return good;
}

function rowOf(
  { content }: RowRecord,
  number: number,
  columns: readonly string[] | undefined,
  { types }: RowsHeader,
  tell: (rule: string, message: string, hint: string) => void,
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
        'Types are declared in the header line of the rows.',
      );
    }
  };
  if (isFields(content)) {
    if (content.length !== columns?.length) {
      tell(
        'row-shape',
        `Row ${number} has ${content.length} fields; there are ${columns?.length ?? 0} columns.`,
        'A field with a separator or a line break in it stands in quotes.',
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
        );
    }
  }
  return faults === 0 ? row : undefined;
}

const show = (given: unknown): string => {
  const text = JSON.stringify(given);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
