/** What a statement writes only on a condition that its text does not decide. */
import type { Span } from '../text/line-index.js';
import { child, has, nodesOf, spanOf, type TreeNode } from '../tree/tree.js';
import type { TokenText } from '../tree/value.js';

export interface Conditions {
  /** Whether the pattern or SET at this place may find nothing, or may not be written. */
  mayMiss(at: Span, by: 'MATCH' | 'MERGE' | 'CREATE' | 'SET'): true | undefined;
}

export function conditionsOf({
  clauses,
  text,
  tree,
}: {
  readonly clauses: readonly TreeNode[];
  readonly text: TokenText;
  readonly tree: TreeNode;
}): Conditions {
  const span = (node: TreeNode) => spanOf(text.tokens, node);
  // The graph decides between ON CREATE and ON MATCH.
  const actions = [...nodesOf(tree, 'mergeAction')].map(span);
  const optional = clauses
    .filter((clause) => clause.rule === 'matchClause' && has(clause, 'OPTIONAL'))
    .map(span);
  const first = clauses.find(dropsRows);
  const from = first ? span(first).end : Infinity;
  return {
    mayMiss(at, by) {
      const may =
        by === 'MATCH' ? isIn(at, optional) : at.start >= from || (by === 'SET' && isIn(at, actions));
      return may || undefined;
    },
  };
}

/** Whether a clause may leave no rows for another reason than a missing id. */
function dropsRows(clause: TreeNode): boolean {
  const where = child(clause, 'whereClause') !== undefined;
  switch (clause.rule) {
    case 'filterClause':
    case 'orderBySkipLimitClause':
      return true;
    case 'matchClause':
      return where || has(clause, 'OPTIONAL');
    case 'withClause':
      return where || ['skip', 'limit'].some((cut) => child(child(clause, 'returnBody'), cut));
    default:
      return false;
  }
}

const isIn = ({ start }: Span, spans: readonly Span[]): boolean =>
  spans.some((span) => span.start <= start && start < span.end);
