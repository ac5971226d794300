import { spanOf } from '../../../cypher/tree/tree.js';
import { writes } from './forbidden-clause.js';
import type { Rule } from '../rule.js';

export const ownReturn: Rule = {
  id: 'own-return',
  title: 'Statements end with what they write',
  reason: 'The loader puts its own RETURN at the end of each statement, to see what was written.',
  wrong: "MERGE (o:Organisation {id: 'org/hkpc'}) RETURN o;",
  right: "MERGE (o:Organisation {id: 'org/hkpc'});",
  *check({ clauses, tree, text }) {
    for (const clause of clauses) {
      if (clause.rule !== 'returnClause' && clause.rule !== 'finishClause') continue;
      yield {
        message: `A statement of a seed only writes; it has no ${clause.rule === 'returnClause' ? 'RETURN' : 'FINISH'}.`,
        hint: writes(tree) ? 'Leave it out.' : 'This statement writes nothing: leave it out.',
        at: spanOf(text.tokens, clause),
      };
    }
  },
};
