/** What the parser's tree tells of a statement's tokens: which are keywords, and which begin a line. */
import type { Shape } from '../../cypher/parser/shape.js';
import type { TreeNode } from '../../cypher/tree/tree.js';

/** A clause, a WHERE below one, or an ON CREATE or ON MATCH. */
export type LineStart = 'CLAUSE' | 'WHERE' | 'ACTION';

/** Tokens by where they start in the text. */
export interface TokenRoles {
  /** Written in upper case. Functions, literals and names are not among them. */
  readonly keywords: Set<number>;
  readonly lines: Map<number, LineStart>;
}

const upper = new Set(
  (
    'MATCH OPTIONAL MERGE CREATE SET REMOVE DELETE DETACH NODETACH WITH WHERE RETURN UNWIND AS ORDER BY ASC ASCENDING ' +
    'DESC DESCENDING SKIP OFFSET LIMIT UNION DISTINCT CALL YIELD ON FOREACH IN AND OR XOR NOT IS NULL STARTS ENDS ' +
    'CONTAINS CASE WHEN THEN ELSE END FINISH LET FILTER FOR USE'
  ).split(' '),
);

const lineRules: Readonly<Record<string, LineStart>> = {
  clause: 'CLAUSE',
  whereClause: 'WHERE',
  mergeAction: 'ACTION',
};

/** Adds the roles of one statement's tokens. */
export function addRoles(roles: TokenRoles, tree: TreeNode, { tokens }: Shape): void {
  const visit = (node: TreeNode): void => {
    // Of a long list the tree has only some elements. The others look like them, and must go on doing so.
    if (node.rule === 'listLiteral') return;
    const line = lineRules[node.rule];
    const first = tokens[node.first];
    if (first && line) roles.lines.set(first.start, line);
    for (const below of node.children) {
      const token = tokens[below.first];
      if (below.rule !== '') visit(below);
      else if (token?.kind === 'WORD' && isKeyword(node, below.word)) {
        roles.keywords.add(token.start);
        if (node.rule === 'union' && below.word === 'UNION') roles.lines.set(token.start, 'CLAUSE');
      }
    }
  };
  visit(tree);
}

/** @param parent has the rule right above the word */
function isKeyword(parent: TreeNode, word: string): boolean {
  if (/symbolic/i.test(parent.rule) || parent.rule === 'literal') return false;
  return upper.has(word) || (parent.rule === 'union' && word === 'ALL');
}
