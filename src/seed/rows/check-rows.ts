/** A look through a whole file of rows before anything is written: all bad rows, up to 100. */
import { didYouMean } from '../../did-you-mean.js';
import type { Ontology } from '../../ontology/model.js';
import { plain } from '../properties/givens.js';
import type { Problem, RowsHeader, SeedHeader, StatementRows } from '../model.js';
import { rowNumberKey } from '../../cypher/instrument.js';
import { columnChecks } from './column-checks.js';
import { readRows, separatorOf } from './read-rows.js';
import { spotsOf, type RowProblem } from './row-place.js';
import { rowsPath } from '../files/rows-file.js';
import { orderChecks } from './row-order.js';
import { RowLocators } from './row-locators.js';
import { RowsThatMeet } from './rows-that-meet.js';

export interface CheckedRows {
  readonly count: number;
  /** Locators of its rows that may lead to rows that are not there. */
  readonly locators: RowLocators;
  readonly problems: readonly Problem[];
}

/** More would not be read. */
const most = 100;

/**
 * @param reading what statements take from the rows
 * @param files of rows that the header of the seed declares
 */
export async function checkRows(
  folder: string,
  header: RowsHeader,
  ontology: Ontology,
  reading: readonly StatementRows[] = [],
  files: readonly string[] = [header.file],
): Promise<CheckedRows> {
  const found: RowProblem[] = [];
  const needed = reading.flatMap((statement) => statement.needed);
  const elements = reading.flatMap((statement) => statement.elements);
  const checks = columnChecks(elements, header.types, ontology);
  const orders = orderChecks(elements, ontology);
  const meeting = new RowsThatMeet(header.file, elements, ontology);
  const locators = new RowLocators(header.file, files, elements);
  const columns = new Set<string>();
  let count = 0;
  const rows = readRows(
    folder,
    header,
    (problem) => found.push(problem),
    (names) => names.forEach((name) => columns.add(name)),
  );
  for await (const one of rows) {
    const { row, number, lines } = one;
    count++;
    meeting.pass(row);
    found.push(...locators.pass(one));
    for (const name in row) columns.add(name);
    for (const { name, column = '', place } of needed) {
      // Of a column that no row has is told once, below.
      if ((row[column] ?? null) !== null || !columns.has(column)) continue;
      found.push({
        rule: 'row-value',
        severity: 'error',
        message: `Row ${number}, column ${column}: it is empty, and the pattern on line ${place.line} of ${place.file} takes ${name} from it.`,
        hint: 'Fill it in, or leave the row out.',
        at: { lines, field: column },
      });
    }
    for (const { column, faultOf } of checks) {
      const value = plain(row[column]);
      const fault = value === null ? undefined : faultOf(value);
      if (!fault) continue;
      const message = `Row ${number}, column ${column}: ${fault.message}`;
      found.push({ ...fault, severity: 'error', message, at: { lines, field: column } });
    }
    for (const { column, faultOf } of orders) {
      const fault = faultOf(row);
      if (!fault) continue;
      found.push({
        ...fault,
        severity: 'error',
        message: `Row ${number}: ${fault.message}`,
        at: { lines, field: column },
      });
    }
    if (found.length > most) break;
  }
  if (meeting.isSuspicious && found.length <= most) {
    for await (const row of readRows(folder, header, () => undefined)) {
      found.push(...meeting.confirm(row));
      if (found.length > most) break;
    }
    found.sort(byLine);
  }
  const problems = await placed(folder, header, found.slice(0, most));
  if (found.length > most) return { count, locators, problems: [...problems, more(problems, header)] };
  // Of a file that cannot be read, the columns are not known.
  if (columns.size === 0) return { count, locators, problems };
  const unread = problems.length === 0 && count === 0 ? [noRows(header)] : [];
  return { count, locators, problems: [...problems, ...unread, ...unknownColumns(columns, reading)] };
}

/** Those of the header come first. */
const byLine = (a: RowProblem, b: RowProblem): number => lineOf(a) - lineOf(b);
const lineOf = ({ at }: RowProblem): number => ('lines' in at ? at.lines.to : 0);

/** The problems with their places in the file. */
export async function placed(
  folder: string,
  { file }: RowsHeader,
  problems: readonly RowProblem[],
): Promise<Problem[]> {
  const within = problems.map(({ at }) => at).filter((at) => 'lines' in at);
  const path = rowsPath(folder, file);
  const spots =
    path === undefined || within.length === 0 ? [] : await spotsOf(path, separatorOf(file), within);
  let next = 0;
  return problems.map(({ at, ...problem }): Problem => {
    const place = 'lines' in at ? { file, line: at.lines.to, column: 1, ...spots[next++] } : at;
    return { ...problem, place };
  });
}

/**
 * The same for all files of rows that a header names; `counts` of rows are by parameter, `whole` by file, of those that
 * could be read to their end.
 */
export async function checkRowsOf(
  folder: string,
  header: Pick<SeedHeader, 'rows'>,
  ontology: Ontology,
  reading: readonly StatementRows[],
): Promise<{
  readonly problems: Problem[];
  readonly counts: Readonly<Record<string, number>>;
  readonly whole: ReadonlyMap<string, number>;
}> {
  const problems: Problem[] = [];
  const counts: Record<string, number> = {};
  const whole = new Map<string, number>();
  const files = header.rows.map(({ file }) => file);
  const leading: (readonly [RowsHeader, RowLocators])[] = [];
  for (const rows of header.rows) {
    const own = reading.filter(({ parameter }) => parameter === rows.parameter);
    const checked = await checkRows(folder, rows, ontology, own, files);
    counts[rows.parameter] = checked.count;
    if (!checked.problems.some(({ rule }) => isOfReading(rule))) whole.set(rows.file, checked.count);
    leading.push([rows, checked.locators]);
    problems.push(...checked.problems);
  }
  for (const [rows, locators] of leading)
    problems.push(...(await placed(folder, rows, locators.missing(whole))));
  return { problems, counts, whole };
}

/** Whether a problem keeps the rows from being counted. */
const isOfReading = (rule: string): boolean =>
  ['rows-file', 'row-encoding', 'row-shape', 'row-value', 'more'].includes(rule);

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

/** Its line ends may be no line ends to us. */
const noRows = ({ file, place }: RowsHeader): Problem => ({
  rule: 'rows-file',
  severity: 'warning',
  message: `${file} names columns and has no rows.`,
  hint: 'pactgraph writes nothing for it. Rows end with a line feed, a carriage return, or both.',
  place,
});

const more = (problems: readonly Problem[], { place }: RowsHeader): Problem => ({
  rule: 'more',
  severity: 'error',
  message: `Reading stopped after ${most} problems; there are more behind them.`,
  place: problems.at(-1)?.place ?? place,
});
