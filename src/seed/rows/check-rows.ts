/** A look through a whole file of rows before anything is written: all bad rows, up to 100. */
import { didYouMean } from '../../did-you-mean.js';
import type { Problem, RowsHeader, SeedHeader, StatementRows } from '../model.js';
import { rowNumberKey } from '../parse/instrument.js';
import { readRows } from './read-rows.js';

export interface CheckedRows {
  readonly count: number;
  readonly problems: readonly Problem[];
}

/** More would not be read. */
const most = 100;

/** @param reading what statements take from the rows */
export async function checkRows(
  folder: string,
  header: RowsHeader,
  reading: readonly StatementRows[] = [],
): Promise<CheckedRows> {
  const problems: Problem[] = [];
  const needed = reading.flatMap((statement) => statement.needed);
  const columns = new Set<string>();
  let count = 0;
  for await (const { row, number, line } of readRows(folder, header, (problem) => problems.push(problem))) {
    count++;
    for (const name in row) columns.add(name);
    for (const { name, column = '', place } of needed) {
      // Of a column that no row has is told once, below.
      if ((row[column] ?? null) !== null || !columns.has(column)) continue;
      problems.push({
        rule: 'row-value',
        severity: 'error',
        message: `Row ${number}, column ${column}: it is empty, and the pattern on line ${place.line} of ${place.file} takes ${name} from it.`,
        hint: 'Fill it in, or leave the row out.',
        place: { file: header.file, line, column: 1 },
      });
    }
    if (problems.length > most) break;
  }
  if (problems.length > most) return { count, problems: cut(problems, header) };
  // Of a file that cannot be read, the columns are not known.
  return { count, problems: count > 0 ? [...problems, ...unknownColumns(columns, reading)] : problems };
}

/** The same for all files of rows that a header names; `counts` by parameter. */
export async function checkRowsOf(
  folder: string,
  header: Pick<SeedHeader, 'rows'>,
  reading: readonly StatementRows[],
): Promise<{ readonly problems: Problem[]; readonly counts: Readonly<Record<string, number>> }> {
  const problems: Problem[] = [];
  const counts: Record<string, number> = {};
  for (const rows of header.rows) {
    const own = reading.filter(({ parameter }) => parameter === rows.parameter);
    const checked = await checkRows(folder, rows, own);
    counts[rows.parameter] = checked.count;
    problems.push(...checked.problems);
  }
  return { problems, counts };
}

function unknownColumns(columns: ReadonlySet<string>, reading: readonly StatementRows[]): Problem[] {
  const known = [...columns].filter((name) => name !== rowNumberKey);
  return reading
    .flatMap((statement) => statement.columns)
    .filter(({ name }) => !columns.has(name))
    .map(({ name, place }): Problem => ({
      rule: 'unknown-column',
      severity: 'error',
      message: `No row has a column "${name}".${didYouMean(name, known)}`,
      hint: `Columns are ${known.join(', ')}.`,
      place,
    }));
}

function cut(problems: readonly Problem[], header: RowsHeader): Problem[] {
  const more: Problem = {
    rule: 'more',
    severity: 'error',
    message: `Reading stopped after ${most} problems; there are more behind them.`,
    place: problems[most - 1]?.place ?? header.place,
  };
  return [...problems.slice(0, most), more];
}
