import { quoteFindings } from './quote-findings.js';
import type { SeedRule } from '../rule.js';

export const quoteAmbiguous: SeedRule = {
  id: 'quote-ambiguous',
  title: 'A quote says which of its places it means',
  reason: 'What is highlighted for a reader must be the passage that the author read.',
  wrong: `MERGE (e:Evidence {id: 'jinggang/framework'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '簽署框架合作協議';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/framework'];`,
  right: `MERGE (e:Evidence {id: 'jinggang/framework'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '簽署框架合作協議', e.occurrence = 1;
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/framework'];`,
  checkSeed: (seed) => quoteFindings(seed, 'quote-ambiguous'),
};
