/** Runs a seed's statements and notes what each of them touched. */
import { StatementError } from '../../graph/failure.js';
import type { WriteResult, WriteTransaction } from '../../graph/graph.js';
import { isOutOfMemory } from '../../graph/failure.js';
import type { Value } from '../../graph/values.js';
import type { Place, Problem, SeedStatement, WrittenElement } from '../model.js';

export interface Touch {
  readonly statement: SeedStatement;
  readonly element: WrittenElement;
}

export interface Touched {
  /** By element id, in the order of the statements. */
  readonly nodes: ReadonlyMap<string, readonly Touch[]>;
  readonly facts: ReadonlyMap<string, readonly Touch[]>;
  /** Evidence that statements gave, by element id and property, in order. */
  readonly evidence: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Statements that found nothing to write to. */
  readonly idle: readonly SeedStatement[];
  /** The statement the server refused; nothing after it was run. */
  readonly refused: Problem | undefined;
}

/** @param onStatement called after each statement with how many are done */
export async function runStatements(
  transaction: WriteTransaction,
  statements: readonly SeedStatement[],
  onStatement: (done: number) => void,
): Promise<Touched> {
  const nodes = new Map<string, Touch[]>();
  const facts = new Map<string, Touch[]>();
  const evidence = new Map<string, Map<string, string[]>>();
  const idle: SeedStatement[] = [];
  for (const [index, statement] of statements.entries()) {
    let result: WriteResult;
    try {
      result = await transaction.run(statement.instrumented);
    } catch (error) {
      if (!(error instanceof StatementError)) throw error;
      return { nodes, facts, evidence, idle, refused: refusal(error, statement) };
    }
    if (removes(result)) return { nodes, facts, evidence, idle, refused: removal(statement) };
    if (result.rows.length === 0) idle.push(statement);
    for (const element of statement.written) {
      const kind = element.kind === 'NODE' ? nodes : facts;
      const seen = new Set<string>();
      for (const row of result.rows) {
        const id = row[element.variable];
        if (typeof id !== 'string') continue;
        if (!seen.has(id)) append(kind, id, { statement, element });
        seen.add(id);
        for (const property of element.evidenceLists) {
          addEvidence(evidence, id, property, row[`${element.variable}.${property}`]);
        }
      }
    }
    onStatement(index + 1);
  }
  return { nodes, facts, evidence, idle, refused: undefined };
}

const removes = ({ counters }: WriteResult): boolean =>
  counters.nodesDeleted + counters.relationshipsDeleted + counters.labelsRemoved > 0;

const removal = ({ place }: SeedStatement): Problem => ({
  rule: 'only-adds',
  severity: 'error',
  message: 'This statement removes something from the graph.',
  hint: 'A seed only adds.',
  place,
});

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function addEvidence(
  evidence: Map<string, Map<string, string[]>>,
  id: string,
  property: string,
  given: Value | undefined,
): void {
  const of = evidence.get(id) ?? new Map<string, string[]>();
  evidence.set(id, of);
  for (const one of Array.isArray(given) ? given : []) if (typeof one === 'string') append(of, property, one);
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
      hint: 'Split it into several seeds, or raise dbms.memory.transaction.total.max on the server.',
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
