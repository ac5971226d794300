import type { SeedRule } from '../rule.js';
import { identityFindings } from './identity.js';

export const sameAndDifferent: SeedRule = {
  id: 'same-and-different',
  title: 'Nothing is the same as what it is different from',
  reason:
    'SAME_AS makes one body of all that it joins, over chains too. DIFFERENT_FROM between two of them says the opposite: one of the judgements is wrong.',
  wrong: `MERGE (o:Organisation {id: 'org/kw'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/bjkw'}), (b:Organisation {id: 'org/kw'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/bjkw'}), (b:Organisation {id: 'org/kw'})
MERGE (a)-[r:DIFFERENT_FROM]->(b)
SET r.evidence = ['jinggang/signing'];`,
  right: `MERGE (o:Organisation {id: 'org/kw'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/bjkw'}), (b:Organisation {id: 'org/kw'})
MERGE (a)-[r:DIFFERENT_FROM]->(b)
SET r.evidence = ['jinggang/signing'];`,
  checkSeed: (seed) => identityFindings(seed, 'same-and-different'),
};
