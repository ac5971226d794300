import type { Rule } from './rule.js';

export const missingLabel: Rule = {
  id: 'missing-label',
  title: 'A node has one label',
  reason:
    'The label is the type of the node. A node without is found by nobody; a node with two has two sets of properties.',
  wrong: "MERGE (o {id: 'org/hkpc'});",
  right: "MERGE (o:Organisation {id: 'org/hkpc'});",
  *check(statement) {
    for (const element of statement.elements) {
      if (element.kind !== 'NODE' || element.clause === 'MATCH') continue;
      if (element.names.length === 0 && element.plainNames) {
        const unbound = element.map.length === 0 ? element.variable : undefined;
        yield {
          message: unbound
            ? `No clause before this brings in ${unbound}, so this would make a node without label.`
            : 'This node has no label.',
          hint: unbound
            ? `MATCH it before: MATCH (${unbound}:Organisation {id: '…'}).`
            : "Write its type, as in (o:Organisation {id: 'org/…'}).",
          at: element.span,
        };
      } else if (element.names.length > 1) {
        const names = element.names.map(({ name }) => name);
        yield {
          message: `This node has the labels ${names.join(' and ')}; it can have one.`,
          at: element.span,
        };
      }
    }
  },
};
