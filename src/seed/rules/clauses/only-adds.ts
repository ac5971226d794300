import { nodesOf, spanOf } from '../../../cypher/tree/tree.js';
import type { Rule } from '../rule.js';

const hint =
  "A thing that ended has a status: SET o.status = 'ENDED'. To correct an error of an earlier seed, write //! corrects: and its number; //! deletes: allowed lets a seed remove anything.";

export const onlyAdds: Rule = {
  id: 'only-adds',
  title: 'A seed only adds, unless its header says otherwise',
  reason: 'No later seed silently removes what an earlier one stated.',
  wrong: "MATCH (o:Organisation {id: 'org/hkpc'}) DETACH DELETE o;",
  right: `//! deletes: allowed
MATCH (o:Organisation {id: 'org/hkpc'}) DETACH DELETE o;`,
  *check({ tree, text, elements, header }) {
    // What may go is then the loader's to tell, which knows who stated it.
    if (header.deletes || header.corrects.length > 0) return;
    for (const node of nodesOf(tree, 'deleteClause', 'removeClause')) {
      yield {
        message: `A seed only adds; it cannot ${node.rule === 'deleteClause' ? 'delete' : 'remove'}.`,
        hint,
        at: spanOf(text.tokens, node),
      };
    }
    for (const { assigned } of elements) {
      for (const { key, value, by } of assigned) {
        if (value.kind !== 'NULL' || by !== 'SET') continue;
        yield {
          message: `null removes ${key.name}; a seed only adds.`,
          hint: 'Leave the property out.',
          at: value,
        };
      }
    }
  },
};
