import { isRemoved, madeIn } from '../../world/seed-context.js';
import { lacks } from '../things/missing.js';
import type { SeedRule } from '../rule.js';

export const noEvidence: SeedRule = {
  id: 'no-evidence',
  title: 'Every entity and every fact names its evidence',
  reason: 'Every line that the graph shows opens into the passage that states it.',
  wrong: `MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '委員'}]->(o);`,
  right: `MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '委員'}]->(o)
SET r.evidence = ['jinggang/posts'];`,
  *checkSeed(seed) {
    for (const { thing, by } of madeIn(seed)) {
      if (isRemoved(thing) || !thing.type.properties.has('evidence')) continue;
      if (!lacks(seed, thing, 'evidence')) continue;
      yield {
        message: `${thing.called} has no evidence.`,
        hint: "Every entity and every fact names the passages that state it: SET x.evidence = ['…'].",
        at: by.element.at,
      };
    }
  },
};
