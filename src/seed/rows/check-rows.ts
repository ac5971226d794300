/** A look through a whole file of rows before anything is written: all bad rows, up to 100. */
import type { AssignedProperty, Problem, RowsHeader } from '../model.js';
import { readRows } from './read-rows.js';

export interface CheckedRows {
  readonly count: number;
  readonly problems: readonly Problem[];
}

/** More would not be read. */
const most = 100;

/** @param needed columns that no row may leave empty, with the pattern that needs each */
export async function checkRows(
  folder: string,
  header: RowsHeader,
  needed: readonly AssignedProperty[] = [],
): Promise<CheckedRows> {
  const problems: Problem[] = [];
  let count = 0;
  for await (const { row, number, line } of readRows(folder, header, (problem) => problems.push(problem))) {
    count++;
    for (const { name, column = '', place } of needed) {
      if ((row[column] ?? null) !== null) continue;
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
  if (problems.length <= most) return { count, problems };
  const last = problems[most - 1]?.place ?? header.place;
  const more: Problem = {
    rule: 'more',
    severity: 'error',
    message: `Reading stopped after ${most} problems; there are more behind them.`,
    place: last,
  };
  return { count, problems: [...problems.slice(0, most), more] };
}
