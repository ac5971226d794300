/** Reads the values of header lines; each reader gives the value or says what is wrong with the text. */
import type { ColumnType, SeedHeader } from '../model.js';

/** A problem of a header's value. */
interface BadValue {
  readonly message: string;
  readonly hint: string;
}

export interface NamedRows {
  readonly file: string;
  readonly parameter: string;
  readonly types: ReadonlyMap<string, ColumnType>;
}

export type ReadValue<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & BadValue);

const bad = (message: string, hint: string): { readonly ok: false } & BadValue => ({
  ok: false,
  message,
  hint,
});

export const columnTypes: readonly ColumnType[] = ['string', 'int', 'float', 'boolean', 'date', 'list'];

const rowsExample =
  'As in //! rows: rows/members.csv as members, or … as members (founded date, staff int, aliases list).';

/** `rows/x.csv as x`, then, in brackets, the columns that are no strings with their types. */
export function readRowsValue(text: string): ReadValue<NamedRows> {
  const [, file, parameter, columns] = /^(\S+)\s+as\s+([A-Za-z_]\w*)\s*(?:\((.*)\))?$/.exec(text) ?? [];
  if (file === undefined || parameter === undefined)
    return bad('This does not name a file and a parameter.', rowsExample);
  if (!/\.(?:csv|tsv|jsonl)$/i.test(file))
    return bad(`${file} is neither .csv, .tsv nor .jsonl.`, 'The ending says how the file is read.');
  const types = new Map<string, ColumnType>();
  for (const item of (columns ?? '').split(',').map((column) => column.trim())) {
    if (item === '') continue;
    const space = item.lastIndexOf(' ');
    const [column, type] = [item.slice(0, Math.max(space, 0)).trim(), item.slice(space + 1)];
    const known = columnTypes.find((name) => name === type);
    if (column === '' || !known)
      return bad(
        `"${item}" is not a column and a type.`,
        `Types are ${columnTypes.join(', ')}. ${rowsExample}`,
      );
    if (types.has(column)) return bad(`The column "${column}" has two types.`, 'Keep one.');
    types.set(column, known);
  }
  return { ok: true, value: { file, parameter, types } };
}

/** Number of rows in a batch of a restartable load. */
export function readBatchValue(text: string): ReadValue<number> {
  const rows = Number(text);
  return /^\d+$/.test(text) && rows >= 1 && rows <= 100_000
    ? { ok: true, value: rows }
    : bad(`"${text}" is not a number of rows.`, 'A batch has 1 to 100000 rows, as in //! batch: 5000');
}

export function readDeletesValue(text: string): ReadValue<true> {
  return text === 'allowed'
    ? { ok: true, value: true }
    : bad(`"${text}" is not a value of deletes.`, 'Write //! deletes: allowed, or leave the line out.');
}

const onConflict: readonly SeedHeader['onConflict'][] = ['stop', 'keep-both'];

export function readOnConflictValue(text: string): ReadValue<SeedHeader['onConflict']> {
  const known = onConflict.find((name) => name === text);
  return known
    ? { ok: true, value: known }
    : bad(`"${text}" is not a way to treat a conflict.`, 'It is stop (the default) or keep-both.');
}

/** The number of the seed whose error is corrected. */
export function readCorrectsValue(text: string): ReadValue<number> {
  const number = Number(text);
  return /^\d{1,4}$/.test(text) && number > 0
    ? { ok: true, value: number }
    : bad(`"${text}" is not the number of a seed.`, 'As in //! corrects: 0003');
}
