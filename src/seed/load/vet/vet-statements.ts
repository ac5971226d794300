/**
 * Checks before any statement runs that all do what we read them to do: by the plan that the server makes of the text
 * as it is sent. So it does not depend on our reading being right.
 */
import { StatementError } from '../../../graph/failure.js';
import type { WriteTransaction } from '../../../graph/graph.js';
import type { Parameters } from '../../../graph/values.js';
import type { Problem, SeedStatement } from '../../model.js';
import { isTooLarge } from '../memory/out-of-memory.js';
import type { RowsOf } from '../elements/touch.js';
import { refusal } from '../run/refusal.js';
import { slicesOf } from '../run/send-ahead.js';
import { judgePlan } from './judge-plan.js';
import { planKey } from './plan-key.js';
import { unexplained, unexplainedPlan } from './unexplained.js';

/** Plans requested at once. */
const atOnce = 100;

/** A plan before a load, and the batches of a seed, run the same statements again. */
const vetted = new WeakSet<SeedStatement>();

/**
 * @returns empty when each of them may be run
 * @throws what the transaction throws for other reasons than a statement
 */
export async function vetStatements(
  transaction: Pick<WriteTransaction, 'explain'>,
  statements: readonly SeedStatement[],
  rowsOf: RowsOf,
): Promise<Problem[]> {
  const ofKey = new Map<string, SeedStatement>();
  for (const statement of statements) {
    const key = JSON.stringify([planKey(statement.instrumented), statement.writes]);
    if (!vetted.has(statement) && !ofKey.has(key)) ofKey.set(key, statement);
  }
  const distinct = [...ofKey.values()];
  const forged = distinct.filter(({ instrumented }) => hasForgedName(instrumented));
  if (forged.length > 0)
    return forged.map((statement) =>
      unexplained(statement, 'A name in this statement looks like one that Neo4j makes for itself.'),
    );
  const sizes = new Map<string, number>();
  for (const { rows } of distinct)
    if (rows && !sizes.has(rows.parameter)) sizes.set(rows.parameter, await firstOf(rowsOf(rows.parameter)));
  const problems: Problem[] = [];
  for (const some of slicesOf(distinct, atOnce)) {
    const plans = await Promise.allSettled(
      some.map(({ instrumented, rows }) =>
        transaction.explain(instrumented, likeRows(rows?.parameter, sizes)),
      ),
    );
    for (const [index, plan] of plans.entries()) {
      const statement = some[index];
      if (!statement) continue;
      // The first failure ends the transaction; the plans requested behind it fail for that reason alone.
      if (plan.status === 'rejected') return [...problems, refusedPlan(statement, plan.reason)];
      const fault = judgePlan(plan.value, statement.writes);
      if (fault) problems.push(unexplainedPlan(statement, fault, plan.value.version));
    }
  }
  if (problems.length === 0) for (const statement of statements) vetted.add(statement);
  return problems;
}

/**
 * The same for the look-up of a statement's rows, which is made of pieces of its text and may only read.
 * @returns undefined when it may be run
 * @throws StatementError when the server refuses it
 */
export async function vetReading(
  transaction: Pick<WriteTransaction, 'explain'>,
  statement: SeedStatement,
  text: string,
  parameters: Parameters,
): Promise<Problem | undefined> {
  const plan = await transaction.explain(text, parameters);
  const fault = judgePlan(plan, []);
  return fault && unexplainedPlan(statement, fault, plan.version);
}

/**
 * @returns the problem of a statement that the server refuses to plan
 * @throws the error when it is not about the statement: no memory, no connection
 */
function refusedPlan(statement: SeedStatement, error: unknown): Problem {
  if (error instanceof StatementError && !isTooLarge(error)) return refusal(error, statement);
  throw error;
}

/**
 * The server's plans show `  name@3`, its way to tell scopes apart, as `name`: an author could use such a name to hide
 * one variable behind another. Escapes are read everywhere.
 */
const hasForgedName = (text: string): boolean =>
  /` {2}[^`]*\d`/.test(
    text.replaceAll(/\\u+([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );

/** The server plans for a list of some size: the run then uses the plan that is made here. */
const likeRows = (parameter: string | undefined, sizes: ReadonlyMap<string, number>) =>
  parameter === undefined ? {} : { [parameter]: Array<number>(sizes.get(parameter) ?? 0).fill(0) };

async function firstOf(rows: ReturnType<RowsOf>): Promise<number> {
  for await (const some of rows) return some.length;
  return 0;
}
