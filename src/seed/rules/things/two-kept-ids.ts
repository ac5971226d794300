import type { SeedRule } from '../rule.js';
import { identityFindings } from './identity.js';

export const twoKeptIds: SeedRule = {
  id: 'two-kept-ids',
  title: 'A body has one id to keep',
  reason:
    'The API answers for all entities that SAME_AS joins under one id. Where `keep` names two, none can be told from the other.',
  wrong: `MERGE (o:Organisation {id: 'org/kw'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];
MERGE (o:Organisation {id: 'org/stc'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/bjkw'}), (b:Organisation {id: 'org/kw'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.keep = 'org/bjkw', r.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/kw'}), (b:Organisation {id: 'org/stc'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.keep = 'org/stc', r.evidence = ['jinggang/signing'];`,
  right: `MERGE (o:Organisation {id: 'org/kw'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];
MERGE (o:Organisation {id: 'org/stc'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/bjkw'}), (b:Organisation {id: 'org/kw'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.keep = 'org/bjkw', r.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/kw'}), (b:Organisation {id: 'org/stc'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.evidence = ['jinggang/signing'];`,
  checkSeed: (seed) => identityFindings(seed, 'two-kept-ids'),
};
