import { nodesOf, spanOf, type TreeNode } from '../../../cypher/tree/tree.js';
import { writes } from './forbidden-clause.js';
import type { Rule } from '../rule.js';

export const hiddenWrite: Rule = {
  id: 'hidden-write',
  title: 'What a statement writes can be seen at its end',
  reason:
    'The loader learns from a RETURN at the end of the statement what was written, and shows it before it is kept. What that RETURN cannot see would be loaded unseen.',
  wrong: `MERGE (o:Organisation {id: 'org/hkpc'})
WITH 1 AS one
MATCH (a:Agreement {id: 'agreement/x'})
SET a.summary = '框架合作協議';`,
  right: `MATCH (a:Agreement {id: 'agreement/x'})
MERGE (o:Organisation {id: 'org/hkpc'})
WITH o, a
SET a.summary = '框架合作協議';`,
  *check({ elements, tree, text }) {
    // One finding per place: a MATCH hides all that was written before it at once.
    const seen = new Set<number>();
    for (const { written, lost, variable, kind } of elements) {
      if (!written || !lost || seen.has(lost.by.start)) continue;
      seen.add(lost.by.start);
      const what = variable === undefined ? `a ${kind.toLowerCase()} without a name` : variable;
      yield lost.how === 'PROJECTION'
        ? {
            message: `${what} was written before this WITH, which does not keep it.`,
            hint:
              variable === undefined
                ? 'Name it, and keep the name in the WITH.'
                : `Keep it: WITH ${variable}, ….`,
            at: lost.by,
          }
        : {
            message: `This drops rows, so the end of the statement cannot see what was written in them: ${what}.`,
            hint: 'Put MATCH, UNWIND, WHERE and LIMIT before the first write, or write two statements.',
            at: lost.by,
          };
    }
    for (const node of [...nodesOf(tree, 'foreachClause'), ...subqueries(tree)]) {
      if (!writes(node)) continue;
      const each = node.rule === 'foreachClause';
      yield {
        message: `The end of the statement cannot see what ${each ? 'FOREACH' : 'a subquery'} writes.`,
        hint: each
          ? 'Write UNWIND … AS x and the clauses after it.'
          : 'Write the clauses without CALL { }, or as a statement of their own.',
        at: spanOf(text.tokens, node),
      };
    }
  },
};

const subqueries = (tree: TreeNode) =>
  nodesOf(tree, 'subqueryClause', 'existsExpression', 'countExpression', 'collectExpression');
