/**
 * Compares ids that rows name with those that rows and statements of this seed and earlier ones make. So it reports
 * without a database what the loader would report row by row, if all that makes things of the type is in sight. It
 * streams files, keeps ids as hashes, and reads nothing unless a statement looks for an id by a column that another
 * file fills.
 */
import { dirname } from 'node:path';
import type { Problem, RowsHeader } from '../model.js';
import type { SeedHead } from '../files/read-heads.js';
import { placed } from '../rows/check-rows.js';
import { readRows, type RowMap } from '../rows/read-rows.js';
import type { RowProblem } from '../rows/row-place.js';
import { Seen } from '../rows/seen.js';
import { placeOf } from '../files/seed-text.js';
import { columnOf } from '../statement/given.js';
import type { SaidElement, SaidStatement } from '../statement/said.js';
import type { World } from '../world/world.js';

/** Rows of a statement that are reported one by one. */
const mostTold = 20;

/** The column of a file that holds ids of a type. */
interface IdColumn {
  readonly type: string;
  readonly column: string;
}

/** Rows from which a statement makes things. */
interface Maker {
  readonly seed: number;
  readonly statement: number;
  readonly folder: string;
  readonly rows: RowsHeader;
  readonly columns: readonly IdColumn[];
  isRead: boolean;
}

export class RowIds {
  private readonly makers: Maker[] = [];
  private readonly made = new Map<string, Seen>();
  /** Columns of a file from whose every row a statement makes a thing of a type, by `keyOf`: each id in them exists. */
  private readonly covered = new Set<string>();
  /** Types of things that an unreadable file makes. */
  private readonly unread = new Set<string>();
  /** Whether we could not read all of a statement: it may make anything. */
  private isOpen = false;

  constructor(private readonly world: World) {}

  /**
   * Takes a seed, which the world knows already; seeds come in order.
   * @returns problems of its rows; none without `check`
   */
  async add(head: SeedHead, said: readonly SaidStatement[], check: boolean): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (const [index, statement] of said.entries()) {
      if (statement.closed) this.isOpen = true;
      const rows = head.header.rows.find(({ parameter }) => parameter === statement.rows?.parameter);
      if (!rows) continue;
      const makes = columnsOf(statement, ({ clause }) => clause !== 'MATCH');
      if (makes.length > 0)
        this.makers.push({
          seed: head.number,
          statement: index,
          folder: dirname(head.path),
          rows,
          columns: makes,
          isRead: false,
        });
      if (statement.rows?.all === true) for (const one of makes) this.covered.add(keyOf(rows, one));
      if (check) problems.push(...(await this.check(head, index, statement, rows)));
    }
    return problems;
  }

  private async check(
    head: SeedHead,
    index: number,
    statement: SaidStatement,
    rows: RowsHeader,
  ): Promise<Problem[]> {
    // Only the graph knows which rows a condition leaves out.
    if (this.isOpen || statement.rows?.all !== true) return [];
    const wanted = columnsOf(statement, ({ clause, maybe }) => clause === 'MATCH' && maybe !== true).filter(
      (one) =>
        one.type !== 'Source' && !this.world.hasUnseen(one.type) && !this.covered.has(keyOf(rows, one)),
    );
    if (wanted.length === 0) return [];
    for (const { type } of wanted) await this.readMakersOf(type);
    const known = wanted.filter(({ type }) => !this.unread.has(type));
    if (known.length === 0) return [];
    const isMissing = (type: string, id: string) =>
      this.made.get(type)?.has(id) !== true && !this.isWritten(type, id, head.number, index);
    const found = await missingIn(head, rows, known, isMissing);
    if (found.told.length === 0) return [];
    const problems = await placed(dirname(head.path), rows, found.told);
    const at = statement.elements[0]?.at ?? { start: 0, end: 0 };
    return found.silent === problems.length
      ? problems
      : [...problems, inAll(found, rows, placeOf(head.text, at))];
  }

  /** Whether a statement, up to and including this one, writes out the id of something that it makes. */
  private isWritten(type: string, id: string, seed: number, statement: number): boolean {
    const mentions = this.world.nodes.get(id)?.made ?? [];
    return mentions.some(
      (one) =>
        one.element.type === type && (one.seed < seed || (one.seed === seed && one.statement <= statement)),
    );
  }

  /** Reads the makers taken so far. */
  private async readMakersOf(type: string): Promise<void> {
    for (const maker of this.makers) {
      if (maker.isRead || !maker.columns.some((one) => one.type === type)) continue;
      maker.isRead = true;
      const faults: RowProblem[] = [];
      const { folder, rows, columns } = maker;
      for await (const { row } of readRows(folder, rows, (fault) => faults.push(fault))) {
        for (const one of columns) {
          const id = idIn(row, one.column);
          if (id !== undefined) this.madeOf(one.type).differs(id, []);
        }
      }
      if (faults.length > 0) for (const one of columns) this.unread.add(one.type);
    }
  }

  private madeOf(type: string): Seen {
    let made = this.made.get(type);
    if (!made) {
      made = new Seen(0);
      this.made.set(type, made);
    }
    return made;
  }
}

const keyOf = ({ file }: RowsHeader, { type, column }: IdColumn): string =>
  JSON.stringify([file, type, column]);

function columnsOf({ elements }: SaidStatement, isWanted: (element: SaidElement) => boolean): IdColumn[] {
  return elements.flatMap((element) => {
    const column = columnOf(element.id);
    const { kind, type } = element;
    return kind === 'NODE' && type !== undefined && column !== undefined && isWanted(element)
      ? [{ type, column }]
      : [];
  });
}

const idIn = (row: RowMap, column: string): string | undefined => {
  const id = row[column];
  return typeof id === 'string' ? id : undefined;
};

interface Missing {
  readonly told: RowProblem[];
  /** Number of rows that name such an id, including those not reported. */
  silent: number;
  isError: boolean;
}

/** Rows that name a missing id: errors where, of several rows of the file or of a batch, none writes anything. */
async function missingIn(
  { header, path }: SeedHead,
  rows: RowsHeader,
  columns: readonly IdColumn[],
  isMissing: (type: string, id: string) => boolean,
): Promise<Missing> {
  const found: Missing = { told: [], silent: 0, isError: false };
  let batch = { rows: 0, silent: 0, told: [] as RowProblem[] };
  const faults: RowProblem[] = [];
  const endBatch = () => {
    const isError = batch.silent > 1 && batch.silent === batch.rows;
    if (isError) found.isError = true;
    const severity = isError ? 'error' : 'warning';
    const room = mostTold - found.told.length;
    found.told.push(...batch.told.slice(0, room).map((problem) => ({ ...problem, severity }) as const));
    found.silent += batch.silent;
    batch = { rows: 0, silent: 0, told: [] };
  };
  for await (const { row, number, lines } of readRows(dirname(path), rows, (fault) => faults.push(fault))) {
    batch.rows++;
    const missing = columns.find(({ type, column }) => {
      const id = idIn(row, column);
      return id !== undefined && isMissing(type, id);
    });
    if (missing) {
      batch.silent++;
      if (batch.told.length < mostTold) batch.told.push(problemOf(missing, row, number, lines));
    }
    if (batch.rows === header.batch) endBatch();
  }
  endBatch();
  // Another check reports what is wrong with the rows themselves.
  return faults.length > 0 ? { told: [], silent: 0, isError: false } : found;
}

const problemOf = (
  { type, column }: IdColumn,
  row: RowMap,
  number: number,
  lines: { readonly from: number; readonly to: number },
): RowProblem => ({
  rule: 'unknown-id',
  severity: 'warning',
  message: `Row ${number}, column ${column}: there is no ${type} ${idIn(row, column) ?? ''}, in this seed or an earlier one, so the statement writes nothing for the row.`,
  hint: 'MERGE it above or in an earlier seed, or correct the id.',
  at: { lines, field: column },
});

const inAll = (
  { silent, told, isError }: Missing,
  { file }: RowsHeader,
  place: Problem['place'],
): Problem => ({
  rule: 'unknown-id',
  severity: isError ? 'error' : 'warning',
  message: `This statement writes nothing for ${new Intl.NumberFormat('en').format(silent)} rows of ${file}, because ids that they name do not exist; the first ${told.length} are listed one by one.`,
  place,
});
