import type { Rule } from '../rule.js';

export const missingLabel: Rule = {
  id: 'missing-label',
  title: 'A node has one label',
  reason:
    'The label is the type of the node. A node without is found by nobody; a node with two has two sets of properties.',
  wrong: "MERGE (o {id: 'org/hkpc'});",
  right: "MERGE (o:Organisation {id: 'org/hkpc'});",
  *check(statement) {
    for (const element of statement.elements) {
      const names = new Set(element.names.map(({ name }) => name));
      if (element.clause === 'MATCH') {
        if (!element.plainNames || names.size < 2) continue;
        const [what, has] = element.kind === 'NODE' ? ['node', 'labels'] : ['relationship', 'types'];
        yield {
          message: `No ${what} has the ${has} ${[...names].join(' and ')}: this MATCH finds nothing.`,
          hint: `Name one of them, or write | between them for either.`,
          at: element.span,
        };
        continue;
      }
      if (element.kind !== 'NODE') continue;
      if (element.names.length === 0 && element.plainNames) {
        const unbound = element.map.length === 0 ? element.variable : undefined;
        yield {
          message: unbound
            ? `No clause before this one binds ${unbound}, so this would create a node without a label.`
            : 'This node has no label.',
          hint: unbound
            ? `MATCH it before: MATCH (${unbound}:Organisation {id: '…'}).`
            : "Write its type, as in (o:Organisation {id: 'org/…'}).",
          at: element.span,
        };
      } else if (names.size > 1) {
        yield {
          message: `This node has the labels ${[...names].join(' and ')}; it can have one.`,
          at: element.span,
        };
      }
    }
  },
};
