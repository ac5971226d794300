import { knownEnds, pairsText } from './ends.js';
import type { Rule } from '../rule.js';

export const wrongEnd: Rule = {
  id: 'wrong-end',
  title: 'Relationships join the types the ontology says',
  reason: 'Between other types it is not a fact that any question asks for.',
  wrong: `MATCH (p:Official {id: 'official/chan'}), (a:Agreement {id: 'agreement/x'})
MERGE (p)-[r:PARTY_TO]->(a);`,
  right: `MATCH (p:Official {id: 'official/chan'}), (a:Agreement {id: 'agreement/x'})
MERGE (p)-[r:SIGNED]->(a);`,
  *check(statement) {
    for (const { element, type, from, to, fits, fitsReversed } of knownEnds(statement)) {
      if (fits || fitsReversed) continue;
      const others = [...statement.ontology.relationships.values()]
        .filter((r) => r.pairs.some(([a, b]) => a === from.name && b === to.name))
        .map((r) => r.type);
      yield {
        message: `${type.type} does not join ${from.name} to ${to.name}: it runs ${pairsText(type)}.`,
        ...(others.length > 0 && { hint: `From ${from.name} to ${to.name} run ${others.join(', ')}.` }),
        at: element.span,
      };
    }
  },
};
