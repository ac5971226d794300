import type { Rule } from '../rule.js';

export const keyedMerge: Rule = {
  id: 'keyed-merge',
  title: 'The pattern of a fact holds its key, and nothing else',
  reason:
    'Its type, both ends and its key identify a fact. Without the key in the pattern, MERGE takes another fact for it; with more, it makes it twice.',
  wrong: `MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST]->(o) SET r.title = '主席';`,
  right: `MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '主席'}]->(o);`,
  *check(statement) {
    for (const element of statement.elements) {
      const type = statement.relationshipType(element);
      if (!type || element.clause === 'MATCH' || element.dynamicMap) continue;
      const given = element.map.map(({ key }) => key.name);
      const own = type.key.filter((part) => part !== type.term);
      const missing = own.filter((part) => !given.includes(part));
      const key = own.map((part) => `${part}: …`).join(', ');
      if (missing.length > 0) {
        yield {
          message: `The key of ${type.type} is ${own.join(', ')}: ${missing.join(', ')} must be in the pattern.`,
          hint: `Write [${element.variable ?? ''}:${type.type} {${key}}], with '' where the source gives none.`,
          at: element.span,
        };
      }
      for (const { key: part, value } of element.map) {
        const { name, ...at } = part;
        if (type.key.includes(name)) {
          if (value.kind === 'NULL') {
            yield {
              message: `The key ${name} of ${type.type} is null.`,
              hint:
                name === type.term
                  ? 'Leave it out where there is one period.'
                  : `Write '' where the source gives none.`,
              at: value,
            };
          }
        } else if (element.clause === 'MERGE' && type.properties.has(name)) {
          yield {
            message: `${name} is not part of the key of ${type.type}: in the pattern it makes a second fact when the value differs.`,
            hint: `SET ${element.variable ?? 'r'}.${name} after the MERGE.`,
            at,
          };
        }
      }
    }
    for (const element of statement.elements) {
      const type = statement.relationshipType(element);
      for (const { key, by } of type ? element.assigned : []) {
        const { name, ...at } = key;
        if (by === 'PATTERN' || !type?.key.includes(name)) continue;
        const isGiven = element.map.some((entry) => entry.key.name === name);
        if (element.clause !== 'MATCH' && !isGiven) {
          if (name !== type.term) continue;
          yield {
            message: `${name} is part of the key of ${type.type}: it must be in the pattern.`,
            hint: `Write [${element.variable ?? 'r'}:${type.type} {${type.key.map((part) => `${part}: …`).join(', ')}}].`,
            at,
          };
          continue;
        }
        yield {
          message: `${name} is part of the key of ${type.type} and cannot be changed.`,
          hint: 'Another key is another fact: MERGE it with its own pattern.',
          at,
        };
      }
    }
  },
};
