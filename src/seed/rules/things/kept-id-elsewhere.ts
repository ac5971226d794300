import type { SeedRule } from '../rule.js';
import { identityFindings } from './identity.js';

export const keptIdElsewhere: SeedRule = {
  id: 'kept-id-elsewhere',
  title: 'The id to keep is one of the body',
  reason: 'Under the id of something else the API would answer for two things at once.',
  wrong: `MERGE (o:Organisation {id: 'org/kw'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/bjkw'}), (b:Organisation {id: 'org/kw'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.keep = 'org/hkpc', r.evidence = ['jinggang/signing'];`,
  right: `MERGE (o:Organisation {id: 'org/kw'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];
MATCH (a:Organisation {id: 'org/bjkw'}), (b:Organisation {id: 'org/kw'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.keep = 'org/bjkw', r.evidence = ['jinggang/signing'];`,
  checkSeed: (seed) => identityFindings(seed, 'kept-id-elsewhere'),
};
