/** Rows that a statement itself writes out: `UNWIND [{id: 'org/a', …}, …] AS row`. */
import type { AllTokens } from './literal.js';
import { literalAt } from './literal.js';
import { child, childrenOf, has, nodesOf, spanOf, type TreeNode } from './tree.js';
import { nameOf, textOf, type TokenText, type Value } from './value.js';

export interface LiteralRows {
  readonly variable: string;
  readonly rows: readonly Value[];
  /** Where, in the text, the variable means a row: from its UNWIND to a clause that hides it or drops rows. */
  readonly from: number;
  readonly until: number;
}

/** @param clauses of the statement in order */
export function literalRowsOf(
  text: TokenText,
  clauses: readonly TreeNode[],
  all: AllTokens,
): readonly LiteralRows[] {
  return clauses.flatMap((clause, index): LiteralRows[] => {
    if (clause.rule !== 'unwindClause' && clause.rule !== 'forListClause') return [];
    const list = childrenOf(clause, 'listLiteral')[0];
    const variable = child(clause, 'variable');
    if (!list || !variable) return [];
    const name = nameOf(text, variable).name;
    const value = literalAt(all, spanOf(text.tokens, list).start);
    if (value.kind !== 'LIST') return [];
    const ending = clauses.slice(index + 1).find((later) => hides(text, later, name));
    return [
      {
        variable: name,
        rows: value.items,
        from: spanOf(text.tokens, clause).end,
        until: ending ? spanOf(text.tokens, ending).start : Infinity,
      },
    ];
  });
}

/** Whether, behind this clause, a variable no longer means every row. */
function hides(text: TokenText, clause: TreeNode, name: string): boolean {
  if (clause.rule === 'filterClause' || clause.rule === 'orderBySkipLimitClause') return true;
  if (clause.rule !== 'withClause') return false;
  const body = child(clause, 'returnBody');
  if (child(clause, 'whereClause') ?? child(body, 'limit') ?? child(body, 'skip')) return true;
  const items = child(body, 'returnItems');
  const named = items ? [...nodesOf(items, 'returnItem')] : [];
  const itself = named.find((item) => textOf(text, item.children[2] ?? item.children[0] ?? item) === name);
  if (itself) return itself.children.length > 1;
  return !(items && has(items, '*'));
}

/** What a value may be, by the rows it comes from; the value itself if it comes from none. */
export function valuesByRow(value: Value, rows: readonly LiteralRows[]): readonly Value[] {
  const { of, pick } = rowsOf(value, rows) ?? {};
  return of && pick ? of.rows.map(pick) : [value];
}

/** The rows that a value comes from, and what each of them gives for it. */
export function rowsOf(
  value: Value,
  rows: readonly LiteralRows[],
): { readonly of: LiteralRows; readonly pick: (row: Value) => Value } | undefined {
  const from = value.kind === 'DYNAMIC' ? value.from : undefined;
  const of = rows.find(
    (r) => r.variable === from?.variable && r.from <= value.start && value.start < r.until,
  );
  if (!from || !of) return undefined;
  return { of, pick: (row) => pickFrom(row, from.property) };
}

function pickFrom(row: Value, property: string | undefined): Value {
  const span = { start: row.start, end: row.end };
  if (property === undefined) return row;
  if (row.kind !== 'MAP') return { kind: 'DYNAMIC', ...span };
  // A map gives null for a key that it lacks.
  return row.entries.find(({ key }) => key.name === property)?.value ?? { kind: 'NULL', ...span };
}
