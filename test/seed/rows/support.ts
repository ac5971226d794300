/** A file of rows for a test, and what is told of it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnType, Problem, RowsHeader, StatementRows } from '../../../src/seed/model.js';
import { checkRows } from '../../../src/seed/rows/check-rows.js';
import { rowsReader } from '../../../src/seed/rows/stream.js';
import { temporaryFolder } from '../../support/folder.js';
import { realOntology } from '../../support/ontology.js';
import { parseSeed } from '../statement/support.js';

/** Where the header names the rows. */
const place = { file: '0001-test.cypher', line: 2, column: 11 };

export interface TestRows {
  readonly folder: string;
  readonly header: RowsHeader;
}

export function rows(
  content: string | Uint8Array,
  types: Readonly<Record<string, ColumnType>> = {},
  name = 'x.csv',
): TestRows {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'rows'), { recursive: true });
  writeFileSync(join(folder, 'rows', name), content);
  const header: RowsHeader = {
    file: `rows/${name}`,
    parameter: 'x',
    types: new Map(Object.entries(types)),
    place,
  };
  return { folder, header };
}

export async function read({ folder, header }: TestRows, chunk = 1000) {
  const chunks = [];
  for await (const some of rowsReader(folder, { rows: [header] })('x', chunk))
    chunks.push(some.map((row) => ({ ...row })));
  return chunks;
}

/** What statements take from the rows, each of which begins with `UNWIND $x AS row`. */
export async function reading(...statements: readonly string[]): Promise<StatementRows[]> {
  const text = statements.map((one) => `UNWIND $x AS row ${one};`).join('\n');
  return (await parseSeed(text)).statements.flatMap((statement) => statement.rows ?? []);
}

export const checked = async (
  { folder, header }: TestRows,
  statements: readonly StatementRows[] = [],
): Promise<readonly Problem[]> => (await checkRows(folder, header, realOntology, statements)).problems;

/** Each as `file:line rule message`. */
export const problemsOf = async (given: TestRows, statements?: readonly StatementRows[]): Promise<string[]> =>
  (await checked(given, statements)).map(
    ({ rule, message, place: at }) => `${at.file}:${at.line} ${rule} ${message}`,
  );

/** Each as `line:column what it underlines`. */
export async function marksOf(given: TestRows, statements?: readonly StatementRows[]): Promise<string[]> {
  const lines = readFileSync(join(given.folder, given.header.file), 'utf8').split(/\r\n|\n|\r/);
  return (await checked(given, statements)).map(({ place: { line, column, length = 1 } }) => {
    const marked = (lines[line - 1] ?? '').slice(column - 1, column - 1 + length);
    return `${line}:${column} ${marked}`;
  });
}
