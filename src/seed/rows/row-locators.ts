/** Locators that rows hold, where statements take them straight from a column: each leads to a row that is there. */
import {
  isFault,
  noSuchRow,
  readLocator,
  type LocatorFault,
  type RowLocator,
} from '../properties/locator.js';
import type { RowElement } from '../model.js';
import type { ReadRow } from './read-rows.js';
import type { RowProblem } from './row-place.js';

/**
 * A row that a locator names and its file does not have; undefined for one that is there, or not known.
 * @param files that the header declares
 * @param counts rows by file, of those that were read to their end
 */
export function missingRow(
  locator: string,
  files: readonly string[],
  counts: ReadonlyMap<string, number>,
): LocatorFault | undefined {
  const read = readLocator(locator, files);
  if (isFault(read) || read?.row === undefined) return undefined;
  const count = counts.get(read.file) ?? Infinity;
  return read.row > count ? noSuchRow(read, count) : undefined;
}

/** Locators of one file that are kept to be looked at again; more problems would not be read. */
const most = 100;

interface Noted {
  readonly locator: RowLocator & { readonly row: number };
  readonly by: ReadRow;
  readonly column: string;
}

export class RowLocators {
  private readonly columns: readonly string[];
  /** By file, those that lead to a row that was not passed yet: of many the ones that lead farthest. */
  private readonly ahead = new Map<string, Noted[]>();

  /**
   * @param file of the rows
   * @param files that the header declares
   */
  constructor(
    private readonly file: string,
    private readonly files: readonly string[],
    elements: readonly RowElement[],
  ) {
    const taken = elements
      .filter(({ kind, type }) => kind === 'NODE' && type === 'Evidence')
      .flatMap(({ takes }) => takes.filter(({ name }) => name === 'locator'));
    this.columns = [...new Set(taken.map(({ column }) => column))];
  }

  /** What is wrong with the locators of a row, as far as it shows before all rows were counted. */
  pass(by: ReadRow): RowProblem[] {
    return this.columns.flatMap((column) => {
      const value = by.row[column];
      const read = typeof value === 'string' ? readLocator(value, this.files) : undefined;
      if (isFault(read)) return [problemOf({ by, column }, read)];
      if (read?.row !== undefined && !(read.file === this.file && read.row <= by.number))
        this.note({ locator: { file: read.file, row: read.row }, by, column });
      return [];
    });
  }

  /** @param counts rows by file, of those that were read to their end */
  missing(counts: ReadonlyMap<string, number>): RowProblem[] {
    return [...this.ahead].flatMap(([file, noted]) => {
      const count = counts.get(file) ?? Infinity;
      return noted
        .filter(({ locator }) => locator.row > count)
        .sort((a, b) => a.by.number - b.by.number)
        .slice(0, most)
        .map((one) => problemOf(one, noSuchRow(one.locator, count)));
    });
  }

  private note(one: Noted): void {
    const { file } = one.locator;
    const noted = this.ahead.get(file) ?? [];
    this.ahead.set(file, noted);
    noted.push(one);
    if (noted.length < 2 * most) return;
    noted.sort((a, b) => b.locator.row - a.locator.row);
    noted.length = most;
  }
}

const problemOf = (
  { by, column }: Pick<Noted, 'by' | 'column'>,
  { message, hint }: LocatorFault,
): RowProblem => ({
  rule: 'bad-locator',
  severity: 'error',
  message: `Row ${by.number}, column ${column}: ${message}`,
  hint,
  at: { lines: by.lines, field: column },
});
