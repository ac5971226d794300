/**
 * Rows of a file for which a statement writes nothing, because an id that its patterns take from them does not exist. A
 * look-up (`StatementRows.lookUp`) asks only about rows that no result shows: a load without such rows sends no more.
 *
 * When an answer comes, the next rows are on their way, so a look-up sees what these write as well. An id counts as
 * existing when it did so before the rows in question were sent: a node that they or the next rows touch first is
 * looked for in the graph as it was before.
 */
import type { Parameters, Row } from '../../../graph/values.js';
import type { SeedStatement } from '../../model.js';
import { rowNumberKey, lookUpColumns } from '../../../cypher/instrument.js';
import type { RowMap } from '../elements/touch.js';

/** Rows of one statement that wrote nothing, because an id does not exist. */
export interface SilentRows {
  readonly statement: SeedStatement;
  /** Number of all rows sent with it. */
  readonly sent: number;
  /** Number of rows for which something was written. */
  readonly written: number;
  readonly count: number;
  /** Numbers of the first silent rows. */
  readonly rows: readonly number[];
  /** The first missing ids. */
  readonly missing: readonly MissingId[];
}

export interface MissingId {
  /** GraphQL name of the type that the statement looks for. */
  readonly type: string;
  readonly id: string;
  /** Number of the first row that names it. */
  readonly row: number;
}

/** Row numbers and ids to keep. */
export const mostKept = 20;

/** Sends the look-up for rows of a statement. */
type Run = (statement: SeedStatement, text: string, parameters: Parameters) => Promise<readonly Row[]>;

/** Which of these elements, by elementId, existed before the transaction. */
export type ThereBefore = (elementIds: readonly string[]) => Promise<ReadonlySet<string>>;

interface Asked {
  readonly statement: SeedStatement;
  readonly answer: Promise<readonly Row[]>;
  /** Nodes that its rows, or those sent behind them, touched first. */
  readonly fresh: Set<string>;
}

type Found = { -readonly [Key in keyof SilentRows]: SilentRows[Key] } & {
  rows: number[];
  missing: MissingId[];
};

export class MissingRows {
  private readonly found = new Map<SeedStatement, Found>();
  private asked: Asked | undefined;

  constructor(
    private readonly run: Run,
    private readonly thereBefore: ThereBefore,
  ) {}

  /**
   * Takes the answer to a statement, in order.
   * @param rows that were sent with it
   * @param isKnown whether a statement before it touched a node
   */
  async add(
    statement: SeedStatement,
    rows: readonly RowMap[],
    results: readonly Row[],
    isKnown: (elementId: string) => boolean,
  ): Promise<void> {
    const silent = silentIn(statement, rows, results);
    if (statement.rows) {
      const found = this.foundOf(statement);
      found.sent += rows.length;
      found.written += rows.length - silent.length;
    }
    if (!this.asked && silent.length === 0) return;
    const fresh = nodesIn(statement, results).filter((id) => !isKnown(id));
    await this.settle(fresh);
    const { parameter, lookUp } = statement.rows ?? {};
    if (silent.length === 0 || parameter === undefined || !lookUp) return;
    const answer = this.run(statement, lookUp.text, { [parameter]: silent });
    // Awaited when the next answer comes; until then nobody handles a rejection.
    answer.catch(() => undefined);
    this.asked = { statement, answer, fresh: new Set(fresh) };
  }

  /** @returns for each statement with such rows what is known of them */
  async end(): Promise<SilentRows[]> {
    await this.settle([]);
    return [...this.found.values()].filter(({ count }) => count > 0);
  }

  private foundOf(statement: SeedStatement): Found {
    let found = this.found.get(statement);
    if (!found) {
      found = { statement, sent: 0, written: 0, count: 0, rows: [], missing: [] };
      this.found.set(statement, found);
    }
    return found;
  }

  /** @param fresh nodes that the rows sent behind it touched first */
  private async settle(fresh: readonly string[]): Promise<void> {
    const { asked } = this;
    if (!asked) return;
    this.asked = undefined;
    const { statement, answer } = asked;
    const { types = [], open = false } = statement.rows?.lookUp ?? {};
    const results = await answer;
    const touched = new Set([...asked.fresh, ...fresh]);
    const elements = results.flatMap((result) =>
      types.map((_, index) => result[lookUpColumns.element(index)]),
    );
    const doubtful = [...new Set(elements)].filter(
      (one) => typeof one === 'string' && touched.has(one),
    ) as string[];
    const before = doubtful.length > 0 ? await this.thereBefore(doubtful) : touched;
    const isThere = (element: unknown) =>
      typeof element === 'string' && (!touched.has(element) || before.has(element));

    const missing = new Map<number, MissingId[]>();
    for (const result of results) {
      const row = Number(result[lookUpColumns.row]);
      const own = types.flatMap((type, index): MissingId[] => {
        const id = result[lookUpColumns.id(index)] ?? null;
        return id === null || isThere(result[lookUpColumns.element(index)])
          ? []
          : [{ type, id: textOf(id), row }];
      });
      missing.set(row, [...(missing.get(row) ?? []), ...own]);
    }
    const found = this.foundOf(statement);
    for (const [row, ids] of missing) {
      if (ids.length === 0 && !open) continue;
      found.count++;
      if (found.rows.length < mostKept) found.rows.push(row);
      for (const one of ids) addMissing(found.missing, one);
    }
  }
}

/** Joins the silent rows of several batches. */
export function joinSilent(before: SilentRows | undefined, now: SilentRows): SilentRows {
  if (!before) return now;
  const missing = [...before.missing];
  for (const one of now.missing) addMissing(missing, one);
  return {
    statement: now.statement,
    sent: before.sent + now.sent,
    written: before.written + now.written,
    count: before.count + now.count,
    rows: [...before.rows, ...now.rows].slice(0, mostKept),
    missing,
  };
}

function addMissing(list: MissingId[], { type, id, row }: MissingId): void {
  if (list.length < mostKept && !list.some((one) => one.id === id && one.type === type))
    list.push({ type, id, row });
}

/** Rows that no result shows; where results cannot show their row, all or none. */
function silentIn(
  { rows: reading }: SeedStatement,
  rows: readonly RowMap[],
  results: readonly Row[],
): readonly RowMap[] {
  if (!reading || rows.length === 0) return [];
  const { number } = reading;
  if (number === undefined) return results.length === 0 ? rows : [];
  const seen = new Set(results.map((result) => result[number]));
  return rows.filter((row) => !seen.has(Number(row[rowNumberKey])));
}

function nodesIn({ written }: SeedStatement, results: readonly Row[]): string[] {
  const variables = written.filter(({ kind }) => kind === 'NODE').map(({ variable }) => variable);
  return results
    .flatMap((result) => variables.map((name) => result[name]))
    .filter((id) => typeof id === 'string');
}

const textOf = (id: unknown): string => (typeof id === 'string' ? id : JSON.stringify(id));
