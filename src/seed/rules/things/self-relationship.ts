import { madeIn } from '../../world/seed-context.js';
import type { SeedRule } from '../rule.js';

export const selfRelationship: SeedRule = {
  id: 'self-relationship',
  title: 'A fact joins two things',
  reason: 'Nothing is part of itself, or its own partner: one of the two ids is a slip.',
  wrong: `MATCH (a:Organisation {id: 'org/hkpc'}), (b:Organisation {id: 'org/hkpc'})
MERGE (a)-[r:PART_OF]->(b)
SET r.evidence = ['jinggang/signing'];`,
  right: `MATCH (a:Organisation {id: 'org/hkpc'}), (b:Organisation {id: 'org/bjkw'})
MERGE (a)-[r:PART_OF]->(b)
SET r.evidence = ['jinggang/signing'];`,
  *checkSeed(seed) {
    for (const { thing, by } of madeIn(seed)) {
      if (!thing.from?.isKnown || thing.from !== thing.to) continue;
      // Those without direction have a rule that says so already.
      if ('undirected' in thing.type && thing.type.undirected) continue;
      yield {
        message: `${'type' in thing.type ? thing.type.type : thing.called} runs from ${thing.from.called} to itself.`,
        at: by.element.at,
      };
    }
  },
};
