import type { Rule } from '../rule.js';

export const mergeById: Rule = {
  id: 'merge-by-id',
  title: 'Nodes are merged by their id',
  reason:
    'The id identifies a thing in every seed. CREATE makes it twice; other properties in the pattern fail when they differ.',
  wrong: "MERGE (o:Organisation {name: '香港生產力促進局'});",
  right: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.name = '香港生產力促進局';",
  *check(statement) {
    for (const element of statement.elements) {
      const type = statement.nodeType(element);
      if (!type || element.names.length === 0) continue;
      for (const { key, by } of element.assigned) {
        const { name, ...at } = key;
        if (name === 'id' && by === 'SET') {
          yield {
            message: 'An id is given in the pattern and never changes.',
            hint: `MERGE (${element.variable ?? ''}:${type.label} {id: '…'}).`,
            at,
          };
        }
      }
      // What the loader writes is another rule's.
      if (element.clause === 'MATCH' || type.name === 'Source' || element.dynamicMap) continue;
      const id = element.map.find(({ key }) => key.name === 'id');
      const entity = statement.ontology.entities.has(type.name);
      const rewrite = `Write MERGE (${element.variable ?? ''}:${type.label} {id: '${type.idPrefix ?? 'seed'}/…'}) and SET the rest.`;
      if (!id) {
        yield {
          message: `The pattern does not give the id of this ${type.name}.`,
          hint: rewrite,
          at: element.span,
        };
      } else if (element.clause === 'CREATE' && entity) {
        yield {
          message: `CREATE makes the ${type.name} again when it exists already.`,
          hint: rewrite,
          at: element.span,
        };
      } else if (element.clause === 'MERGE') {
        for (const { key } of element.map) {
          const { name, ...at } = key;
          if (name === 'id') continue;
          yield {
            message: `${name} in the pattern of a MERGE makes a second ${type.name} when the value differs.`,
            hint: `SET ${element.variable ?? 'n'}.${name} after the MERGE.`,
            at,
          };
        }
      }
    }
  },
};
