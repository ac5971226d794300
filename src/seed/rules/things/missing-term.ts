import { isRemoved } from '../../world/seed-context.js';
import { howToName } from '../../properties/terms.js';
import type { Mention, Thing } from '../../world/thing.js';
import type { SeedRule } from '../rule.js';

export const missingTerm: SeedRule = {
  id: 'missing-term',
  title: 'A fact that holds in several periods is named with its term',
  reason:
    'A pattern without a term means the one fact that has none. Where there are others, MERGE would make one more beside them, and a MATCH would write to all of them.',
  wrong: `MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '委員'}]->(o)
SET r.validFrom = '2001', r.validTo = '2003', r.evidence = ['jinggang/posts'];
MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '委員', term: '2010'}]->(o)
SET r.validFrom = '2010', r.evidence = ['jinggang/posts'];`,
  right: `MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '委員', term: '2001'}]->(o)
SET r.validFrom = '2001', r.validTo = '2003', r.evidence = ['jinggang/posts'];
MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '委員', term: '2010'}]->(o)
SET r.validFrom = '2010', r.evidence = ['jinggang/posts'];`,
  *checkSeed({ things, number, world }) {
    for (const thing of things) {
      const { type, key, called } = thing;
      if (!thing.isKnown || thing.term !== '' || !('term' in type)) continue;
      const others = world.periodsOf(thing).filter((other) => other !== thing && !isRemoved(other));
      for (const mention of others.length > 0 ? thing.in(number) : []) {
        const { element } = mention;
        const makes = element.clause !== 'MATCH';
        if (!element.withoutTerm || !(makes || writesTo(mention, type.key))) continue;
        const isThere = (other: Thing) => other.made.find((by) => makes || isBefore(by, mention));
        const other = others.find(isThere);
        const by = other && isThere(other);
        if (!by) continue;
        const where = by.seed === number ? 'in this seed' : `in ${by.file}`;
        yield {
          message: makes
            ? `${called}: it is given without a term here, and with the term "${other.term}" ${where}.`
            : `${called}: it is given with the term "${other.term}" too, ${where}, and this MATCH writes to every one.`,
          hint: howToName(type, key, other.term),
          at: element.at,
        };
      }
    }
  },
};

/** The pattern of a MATCH only shows the key. */
const writesTo = ({ element: { properties, deleted } }: Mention, key: readonly string[]): boolean =>
  deleted === true || properties.some(({ name }) => !key.includes(name));

const isBefore = (a: Mention, b: Mention): boolean =>
  a.seed < b.seed || (a.seed === b.seed && a.statement < b.statement);
