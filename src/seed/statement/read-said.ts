/** Reads what a statement says of nodes and facts. */
import { conditionsIn } from '../../cypher/patterns/id-conditions.js';
import type { AllTokens } from '../../cypher/tree/literal.js';
import { nodesOf } from '../../cypher/tree/tree.js';
import type { StatementContext } from './statement-context.js';
import { saidElements } from './said-elements.js';
import type { SaidRows, SaidStatement } from './said.js';

/** A statement that does not parse. */
export const unreadStatement = (all: AllTokens): SaidStatement => ({
  elements: [],
  unread: idsIn(all),
  closed: true,
});

/** @param isWhole false when the parser may have understood only a part */
export function saidIn(context: StatementContext, isWhole: boolean): SaidStatement {
  const inner = nodesOf(
    context.tree,
    'foreachClause',
    'subqueryClause',
    'existsExpression',
    'countExpression',
    'collectExpression',
  );
  const closed = !isWhole || context.clauses.length === 0 || !inner.next().done;
  const rows = saidRows(context);
  return {
    elements: saidElements(context),
    unread: closed ? idsIn(context.all) : [],
    ...(closed && { closed }),
    ...(rows && { rows }),
  };
}

function saidRows({ rows, clauses }: StatementContext): SaidRows | undefined {
  if (!rows) return undefined;
  const [, ...rest] = clauses;
  const all = rest.every(
    (clause) =>
      conditionsIn(clause).next().done === true &&
      !/^(?:unwind|forList|call|subquery)Clause$/.test(clause.rule),
  );
  return { parameter: rows.parameter, all };
}

function idsIn({ source, tokens }: AllTokens): string[] {
  const ids = tokens
    .filter(({ kind }) => kind === 'STRING')
    .map(({ start, end }) => source.slice(start + 1, end - 1))
    .filter((text) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(text));
  return [...new Set(ids)];
}
