import { quoteFindings } from './quote-findings.js';
import type { SeedRule } from '../rule.js';

export const quoteNotInSource: SeedRule = {
  id: 'quote-not-in-source',
  title: 'A source contains its quotes, word for word',
  reason: 'A quote that the source does not say proves nothing, and is what a reader would be shown.',
  wrong: `MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '雙方將携手支持京港科創成果“引進來”和“走出去”';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  right: `MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '雙方將聯手支持鼓勵京港科創成果“引進來”和“走出去”';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  checkSeed: (seed) => quoteFindings(seed, 'quote-not-in-source'),
};
