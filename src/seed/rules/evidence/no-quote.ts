import { evidenceIn } from './evidence-in.js';
import { lacks } from '../things/missing.js';
import { quoteFindings } from './quote-findings.js';
import type { SeedRule } from '../rule.js';

export const noQuote: SeedRule = {
  id: 'no-quote',
  title: 'Evidence has the words of its source, or its row',
  reason:
    'It is the passage, or the row of a data set, that proves a fact; the name of a source alone proves nothing.',
  wrong: `MERGE (e:Evidence {id: 'jinggang/aim'}) SET e.source = 'source/bjnews-jinggang-forum';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  right: `MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '雙方將聯手支持鼓勵京港科創成果“引進來”和“走出去”';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  *checkSeed(seed) {
    for (const { thing, by } of evidenceIn(seed)) {
      if (!lacks(seed, thing, 'quote') || !lacks(seed, thing, 'locator')) continue;
      yield {
        message: 'Evidence has neither a quote nor a locator.',
        hint: "SET e.quote = '…', the words of the source; of a data set, e.locator with its row.",
        at: by.element.at,
      };
    }
    yield* quoteFindings(seed, 'no-quote');
  },
};
