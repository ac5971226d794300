import { literalOf } from '../../../cypher/tree/value.js';
import type { Rule } from '../rule.js';

export const undirectedOrder: Rule = {
  id: 'undirected-order',
  title: 'Facts without direction run from the smaller id',
  reason: 'So that the same fact, stated from either side, is stored once.',
  wrong: `MATCH (a:Organisation {id: 'org/hkpc'}), (b:Organisation {id: 'org/bjkw'})
MERGE (a)-[r:COOPERATES_WITH {through: ''}]->(b);`,
  right: `MATCH (a:Organisation {id: 'org/hkpc'}), (b:Organisation {id: 'org/bjkw'})
MERGE (b)-[r:COOPERATES_WITH {through: ''}]->(a);`,
  *check(statement) {
    for (const element of statement.elements) {
      const type = statement.relationshipType(element);
      if (!type?.undirected || element.clause === 'MATCH' || element.arrow === 'NONE') continue;
      if (!element.from || !element.to) continue;
      const [from, to] = [literalOf(element.from.map, 'id'), literalOf(element.to.map, 'id')];
      if (!from || !to || from.text < to.text) continue;
      const [left, right] = [element.to.variable ?? '…', element.from.variable ?? '…'];
      yield from.text === to.text
        ? { message: `${type.type} joins ${from.text} to itself.`, at: element.span }
        : {
            message: `${type.type} is stored from the smaller id, here from ${to.text} to ${from.text}.`,
            hint: `Write (${left})-[…]->(${right}).`,
            at: element.span,
          };
    }
  },
};
