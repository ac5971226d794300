import { parameterOf } from '../../../cypher/patterns/analyse.js';
import { child, nodesOf, spanOf, type TreeNode } from '../../../cypher/tree/tree.js';
import { functionNameOf } from '../../../cypher/tree/value.js';
import type { Finding, Rule } from '../rule.js';
import type { StatementContext } from '../../statement/statement-context.js';

export const rowsFirst: Rule = {
  id: 'rows-first',
  title: 'Rows of a file are read first, once, and one by one',
  reason:
    'A file of rows is sent in parts, and the statement runs once for each. What looks at all rows at once would see one part and take it for the whole.',
  wrong: `//! rows: rows/members.csv as members
MATCH (o:Organisation {id: 'org/hkpc'})
UNWIND $members AS m
MERGE (p:Official {id: m.id})
MERGE (p)-[r:HOLDS_POST {title: m.title}]->(o);`,
  right: `//! rows: rows/members.csv as members
UNWIND $members AS m
MATCH (o:Organisation {id: 'org/hkpc'})
MERGE (p:Official {id: m.id})
MERGE (p)-[r:HOLDS_POST {title: m.title}]->(o);`,
  *check(statement) {
    const { tree, text, header, clauses, rows } = statement;
    const known = header.rows.map(({ parameter }) => parameter);
    const first = clauses[0]?.rule === 'unwindClause' ? child(clauses[0], 'parameter') : undefined;
    for (const node of nodesOf(tree, 'parameter')) {
      const name = parameterOf(text, node);
      if (node === first || !known.includes(name)) continue;
      yield {
        message: `This reads $${name}, but only the first clause may read a file of rows.`,
        hint: `Begin the statement with UNWIND $${name} AS row, and use row after that; another file is another statement.`,
        at: spanOf(text.tokens, node),
      };
    }
    if (rows && known.includes(rows.parameter)) yield* overAllRows(statement);
  },
};

/** Functions that make one value of many rows. */
const aggregates = /^(?:count|collect|sum|avg|min|max|stdevp?|percentile(?:cont|disc))$/i;

function* overAllRows({ clauses, text }: StatementContext): Generator<Finding> {
  const finding = (node: TreeNode, what: string): Finding => ({
    message: `${what} goes over all rows, and rows come in parts.`,
    hint: 'Do it in the file, or in what makes the file; here each row is for itself.',
    at: spanOf(text.tokens, node),
  });
  for (const clause of clauses) {
    if (clause.rule !== 'withClause' && clause.rule !== 'orderBySkipLimitClause') continue;
    const body = clause.rule === 'withClause' ? child(clause, 'returnBody') : clause;
    for (const part of ['orderBy', 'skip', 'limit']) {
      const node = child(body, part);
      if (node) yield finding(node, part === 'orderBy' ? 'ORDER BY' : part.toUpperCase());
    }
    const items = child(body, 'returnItems');
    for (const call of items ? aggregations(items) : []) {
      const name = functionNameOf(text, call);
      if (call.rule === 'countStar' || aggregates.test(name))
        yield finding(call, `${call.rule === 'countStar' ? 'count' : name}()`);
    }
  }
}

/** Calls of functions, but for those in subqueries, which go over what they find for one row. */
function* aggregations(node: TreeNode): Generator<TreeNode> {
  if (/^(?:count|collect|exists)Expression$/.test(node.rule)) return;
  if (node.rule === 'countStar' || node.rule === 'functionInvocation') yield node;
  for (const below of node.children) yield* aggregations(below);
}
