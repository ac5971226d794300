/** Runs a seed's statements and notes what each of them touched. */
import { isOutOfMemory, StatementError } from '../../graph/failure.js';
import type { WriteTransaction } from '../../graph/graph.js';
import type { Parameter, Row, Value } from '../../graph/values.js';
import type { Place, Problem, SeedStatement, WrittenElement } from '../model.js';
import { rowNumberKey } from '../parse/instrument.js';

export interface Touch {
  readonly statement: SeedStatement;
  readonly element: WrittenElement;
  /** Number of the row that did it, from 1, where the end of the statement can see it. */
  readonly row?: number;
}

export interface Touched {
  /** By element id, in the order of the statements. */
  readonly nodes: ReadonlyMap<string, readonly Touch[]>;
  readonly facts: ReadonlyMap<string, readonly Touch[]>;
  /** Evidence that statements gave, by element id and property, in order. */
  readonly evidence: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Statements that found nothing to write to. */
  readonly idle: readonly SeedStatement[];
  /** Rows that found nothing to write to, where the end of the statement can see the row. */
  readonly silent: readonly SilentRows[];
  /** Nodes and relationships that the server says it made. */
  readonly created: number;
  /** The statement the server refused; nothing after it was run. */
  readonly refused: Problem | undefined;
}

/** Rows of a file for which a statement wrote nothing: what they name is not there. */
export interface SilentRows {
  readonly statement: SeedStatement;
  readonly count: number;
  /** Numbers of the first of them. */
  readonly rows: readonly number[];
}

/** Numbers of silent rows that are kept. */
const mostSilent = 20;

/** A row by its columns. */
export type RowMap = Readonly<Record<string, Parameter>>;

/** Rows of a parameter, some at a time. */
export type RowsOf = (parameter: string) => AsyncIterable<readonly RowMap[]>;

export interface RunEvents {
  /** Called after each statement with how many are done. */
  readonly onStatement: (done: number) => void;
  /** Called after each chunk with the rows it had. */
  readonly onRows?: (count: number) => void;
}

export async function runStatements(
  transaction: WriteTransaction,
  statements: readonly SeedStatement[],
  rowsOf: RowsOf,
  { onStatement, onRows }: RunEvents,
): Promise<Touched> {
  const noted = new Notes();
  const idle: SeedStatement[] = [];
  const silent: SilentRows[] = [];
  let created = 0;
  for (const [index, statement] of statements.entries()) {
    let found = false;
    const unseen: number[] = [];
    let unseenCount = 0;
    try {
      for await (const rows of chunksOf(statement, rowsOf)) {
        const parameters = statement.rows ? { [statement.rows.parameter]: rows } : {};
        const { rows: results, counters } = await transaction.run(statement.instrumented, parameters);
        created += counters.nodesCreated + counters.relationshipsCreated;
        found ||= results.length > 0;
        noted.add(statement, results);
        for (const row of silentIn(statement, rows, results)) {
          unseenCount++;
          if (unseen.length < mostSilent) unseen.push(row);
        }
        if (statement.rows) onRows?.(rows.length);
      }
    } catch (error) {
      if (!(error instanceof StatementError)) throw error;
      return { ...noted.all(), idle, silent, created, refused: refusal(error, statement) };
    }
    if (!found && !statement.rows) idle.push(statement);
    if (unseenCount > 0) silent.push({ statement, count: unseenCount, rows: unseen });
    onStatement(index + 1);
  }
  return { ...noted.all(), idle, silent, created, refused: undefined };
}

/** Numbers of the rows that no result tells of. */
function silentIn(statement: SeedStatement, rows: readonly RowMap[], results: readonly Row[]): number[] {
  const column = statement.rows?.number;
  if (column === undefined || rows.length === 0) return [];
  const seen = new Set(results.map((result) => result[column]));
  return rows.map((row) => Number(row[rowNumberKey])).filter((number) => !seen.has(number));
}

async function* chunksOf(statement: SeedStatement, rowsOf: RowsOf): AsyncGenerator<readonly RowMap[]> {
  if (statement.rows) yield* rowsOf(statement.rows.parameter);
  else yield [];
}

class Notes {
  private readonly nodes = new Map<string, Touch[]>();
  private readonly facts = new Map<string, Touch[]>();
  private readonly evidence = new Map<string, Map<string, string[]>>();

  all(): Pick<Touched, 'nodes' | 'facts' | 'evidence'> {
    return { nodes: this.nodes, facts: this.facts, evidence: this.evidence };
  }

  add(statement: SeedStatement, results: readonly Row[]): void {
    for (const element of statement.written) {
      const kind = element.kind === 'NODE' ? this.nodes : this.facts;
      const seen = new Set<string>();
      for (const result of results) {
        const id = result[element.variable];
        if (typeof id !== 'string') continue;
        if (!seen.has(id)) append(kind, id, touchOf(statement, element, result));
        seen.add(id);
        for (const property of element.evidenceLists)
          this.addEvidence(id, property, result[`${element.variable}.${property}`]);
      }
    }
  }

  private addEvidence(id: string, property: string, given: Value | undefined): void {
    const of = this.evidence.get(id) ?? new Map<string, string[]>();
    this.evidence.set(id, of);
    for (const one of Array.isArray(given) ? given : [])
      if (typeof one === 'string') append(of, property, one);
  }
}

function touchOf(statement: SeedStatement, element: WrittenElement, result: Row): Touch {
  const row = statement.rows?.number === undefined ? undefined : result[statement.rows.number];
  return typeof row === 'number' ? { statement, element, row } : { statement, element };
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function refusal(error: StatementError, statement: SeedStatement): Problem {
  const place =
    error.line === undefined || error.column === undefined
      ? statement.place
      : statement.toAuthorPosition(error.line, error.column);
  if (isOutOfMemory(error.cause)) {
    return {
      rule: 'out-of-memory',
      severity: 'error',
      message: 'The seed does not fit the memory that the server gives one transaction.',
      hint: statement.rows
        ? 'Load it in batches, as with //! batch: 10000, or raise dbms.memory.transaction.total.max on the server.'
        : 'Split it into several seeds, or raise dbms.memory.transaction.total.max on the server.',
      place,
    };
  }
  return {
    rule: 'cypher',
    severity: 'error',
    message: error.message,
    hint: `Neo4j says ${error.code}.`,
    place,
  };
}

/** Where to point at for an element: at the last statement that gives it the property, else at the last that wrote it. */
export function placeOf(touches: readonly Touch[], property?: string): Place {
  const assigned = touches
    .flatMap(({ element }) => element.assigned)
    .filter(({ name }) => name === property)
    .at(-1);
  const last = touches.at(-1);
  return assigned?.place ?? last?.element.place ?? { file: '', line: 1, column: 1 };
}
