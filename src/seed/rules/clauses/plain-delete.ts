import { child, has, nodesOf, spanOf } from '../../../cypher/tree/tree.js';
import { nameOf } from '../../../cypher/tree/value.js';
import type { Rule } from '../rule.js';

export const plainDelete: Rule = {
  id: 'plain-delete',
  title: 'Nodes are deleted with DETACH',
  reason:
    'Every node has relationships that the loader made, to its names and its evidence; without DETACH the server refuses to delete it.',
  wrong: `//! deletes: allowed
MATCH (o:Organisation {id: 'org/hkpc'}) DELETE o;`,
  right: `//! deletes: allowed
MATCH (o:Organisation {id: 'org/hkpc'}) DETACH DELETE o;`,
  *check({ tree, text, elements }) {
    const nodes = new Set(
      elements.filter(({ kind, deleted }) => kind === 'NODE' && deleted).map(({ variable }) => variable),
    );
    for (const clause of nodesOf(tree, 'deleteClause')) {
      if (has(clause, 'DETACH')) continue;
      for (const target of clause.children) {
        const variable = target.rule === 'variable' ? target : child(target, 'variable');
        if (!variable || !nodes.has(nameOf(text, variable).name)) continue;
        yield {
          message: 'A node has relationships to its names and its evidence: the server refuses DELETE alone.',
          hint: 'Write DETACH DELETE.',
          at: spanOf(text.tokens, clause),
        };
      }
    }
  },
};
