/** Runs a seed's statements and notes what each of them touched. */
import { StatementError } from '../../../graph/failure.js';
import type { WriteResult, WriteTransaction } from '../../../graph/graph.js';
import type { Parameters, Row, Value } from '../../../graph/values.js';
import type { Dispute } from '../../properties/givens.js';
import type { Problem, SeedHeader, SeedStatement, WrittenElement } from '../../model.js';
import { isTooLarge } from '../memory/out-of-memory.js';
import { stateColumn } from '../../../cypher/instrument.js';
import { textsIn } from '../../properties/values.js';
import { Books } from '../vet/balance.js';
import { countedBeyond } from '../vet/counted.js';
import { unexplainedCount } from '../vet/unexplained.js';
import { vetReading } from '../vet/vet-statements.js';
import { GivenTwice, type Giver } from './given-twice.js';
import { MissingRows, type SilentRows, type ThereBefore } from './missing-rows.js';
import { refusal } from './refusal.js';
import { sendAhead } from './send-ahead.js';
import { returnedState, type ElementState } from '../elements/element-state.js';
import type { GivenLists, RowMap, RowsOf, Touch } from '../elements/touch.js';

export interface Touched {
  /** By element id, in the order of the statements. */
  readonly nodes: ReadonlyMap<string, readonly Touch[]>;
  readonly facts: ReadonlyMap<string, readonly Touch[]>;
  /** As the last statement that touched it returned it, where that is the final state. */
  readonly states: ReadonlyMap<string, ElementState>;
  /** Entries of lists that statements gave, by element id and property, in order. */
  readonly lists: ReadonlyMap<string, GivenLists>;
  /** Statements that found nothing to write to. */
  readonly idle: readonly SeedStatement[];
  /** Rows that wrote nothing, because what they name does not exist. */
  readonly silent: readonly SilentRows[];
  /** What the server says it made and deleted. */
  readonly books: Books;
  /** Values of rows that others replaced. */
  readonly disputes: readonly Dispute<Giver>[];
  /** Problems of the statement that was refused; no statement after it was run. */
  readonly refused: readonly Problem[];
}

export interface RunEvents {
  /** Called with each answer: how many statements are done, counting one that is still on its way through its rows. */
  readonly onStatement: (done: number) => void;
  /** Called after each chunk with the rows it had. */
  readonly onRows?: (count: number) => void;
}

/** What one message sends: a statement, with some of its rows if it has any. */
interface Sending {
  readonly statement: SeedStatement;
  /** Number of the statement, from 1. */
  readonly number: number;
  readonly rows: readonly RowMap[];
}

export async function runStatements(
  transaction: WriteTransaction,
  statements: readonly SeedStatement[],
  rowsOf: RowsOf,
  header: Pick<SeedHeader, 'deletes' | 'corrects'>,
  thereBefore: ThereBefore,
  { onStatement, onRows }: RunEvents,
): Promise<Touched> {
  const noted = new Notes();
  // A check has reported literals that are given twice.
  const given = statements.some(({ rows }) => rows) ? new GivenTwice(header) : undefined;
  const idle: SeedStatement[] = [];
  const missing = new MissingRows(lookUpIn(transaction), thereBefore);
  let silent: readonly SilentRows[] = [];
  const books = new Books();
  let refused: readonly Problem[] = [];
  const send = ({ statement, rows }: Sending): Promise<WriteResult> =>
    transaction.run(statement.instrumented, statement.rows ? { [statement.rows.parameter]: rows } : {});
  const sendings = sendAhead(sendingsOf(statements, rowsOf), (sending) =>
    send(sending).catch((error: unknown) => {
      // All statements together cause a lack of memory.
      if (!(error instanceof StatementError) || isTooLarge(error)) throw error;
      throw new Refused([refusal(error, sending.statement)]);
    }),
  );
  try {
    for await (const { item, answer } of sendings) {
      const { statement, number, rows } = item;
      books.add(statement, answer.counters);
      const beyond = countedBeyond(statement, answer.rows, answer.counters);
      if (beyond !== undefined) throw new Refused([unexplainedCount(statement, beyond)]);
      await missing.add(statement, rows, answer.rows, (id) => noted.hasNode(id));
      noted.add(statement, answer.rows);
      given?.add(statement, rows, answer.rows);
      if (statement.rows) onRows?.(rows.length);
      else if (answer.rows.length === 0) idle.push(statement);
      onStatement(number);
    }
    silent = await missing.end();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refused = error.problems;
  }
  const disputes = given?.found ?? [];
  return { ...noted.all(), idle, silent, books, disputes, refused };
}

/** Asks the graph for MissingRows; each text is vetted once. */
function lookUpIn(transaction: WriteTransaction) {
  const vetted = new Set<string>();
  const ask = async (statement: SeedStatement, text: string, parameters: Parameters) => {
    const problem = vetted.has(text) ? undefined : await vetReading(transaction, statement, text, parameters);
    if (problem) throw new Refused([problem]);
    vetted.add(text);
    return (await transaction.run(text, parameters)).rows;
  };
  return (statement: SeedStatement, text: string, parameters: Parameters) =>
    ask(statement, text, parameters).catch((error: unknown) => {
      throw error instanceof StatementError
        ? new Refused([{ ...refusal(error, statement), place: statement.place }])
        : error;
    });
}

/** The server refused a statement, or did more than the statement says. */
class Refused extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems[0]?.message);
  }
}

async function* sendingsOf(statements: readonly SeedStatement[], rowsOf: RowsOf): AsyncGenerator<Sending> {
  for (const [index, statement] of statements.entries()) {
    const number = index + 1;
    if (!statement.rows) yield { statement, number, rows: [] };
    else for await (const rows of rowsOf(statement.rows.parameter)) yield { statement, number, rows };
  }
}

class Notes {
  private readonly nodes = new Map<string, Touch[]>();
  private readonly facts = new Map<string, Touch[]>();
  private readonly states = new Map<string, ElementState>();
  private readonly lists = new Map<string, Record<string, string[]>>();
  private deletes = false;

  all(): Pick<Touched, 'nodes' | 'facts' | 'states' | 'lists'> {
    const { nodes, facts, states, lists } = this;
    // Deleting a node deletes relationships that other statements wrote.
    return { nodes, facts, states: this.deletes ? new Map() : states, lists };
  }

  hasNode(elementId: string): boolean {
    return this.nodes.has(elementId);
  }

  add(statement: SeedStatement, results: readonly Row[]): void {
    const returned = new Set<string>();
    for (const element of statement.written) {
      const { variable } = element;
      const kind = element.kind === 'NODE' ? this.nodes : this.facts;
      const column = stateColumn(variable);
      const lists = element.lists.map((property) => ({
        property,
        column: `${variable}.${property}`,
        removes: element.assigned.some(({ name, literal }) => name === property && literal === null),
      }));
      const seen = new Set<string>();
      this.deletes ||= element.deleted;
      for (const result of results) {
        const id = result[variable];
        if (typeof id !== 'string') continue;
        if (!seen.has(id)) append(kind, id, touchOf(statement, element, result));
        seen.add(id);
        const state = returnedState(id, result[column]);
        // A state that several rows wrote is read after all rows.
        if (state && !returned.has(id)) this.states.set(id, state);
        else this.states.delete(id);
        returned.add(id);
        for (const { property, column, removes } of lists) {
          const given = column in result ? result[column] : state?.properties[property];
          // An empty field states nothing; a literal null, which removes a list, counts as an empty list.
          if ((given ?? null) !== null || removes) this.addToList(id, property, given);
        }
      }
    }
  }

  private addToList(id: string, property: string, given: Value | undefined): void {
    const texts = textsIn(given);
    const lists = this.lists.get(id);
    const list = lists?.[property];
    if (list) list.push(...texts.filter((one) => !list.includes(one)));
    else if (lists) lists[property] = texts;
    else this.lists.set(id, { [property]: texts });
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
