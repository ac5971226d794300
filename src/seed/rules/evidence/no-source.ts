import { evidenceIn } from './evidence-in.js';
import { lacks } from '../things/missing.js';
import type { SeedRule } from '../rule.js';

export const noSource: SeedRule = {
  id: 'no-source',
  title: 'Evidence says which source it is from',
  reason: 'A quote without its text cannot be checked, dated or shown in its place.',
  wrong: `MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.quote = '雙方將聯手支持鼓勵京港科創成果“引進來”和“走出去”', e.saidBy = 'official/chan';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  right: `MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '雙方將聯手支持鼓勵京港科創成果“引進來”和“走出去”';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  *checkSeed(seed) {
    const sources = [...seed.world.sources.keys()];
    for (const { thing, by } of evidenceIn(seed)) {
      if (!lacks(seed, thing, 'source')) continue;
      const [only] = sources;
      yield {
        message: `${thing.called} has no source.`,
        hint:
          only !== undefined && sources.length === 1
            ? `SET e.source = '${only}'.`
            : 'Name the file in the header, as in //! source: sources/article.txt, and SET e.source to the id in its front matter.',
        at: by.element.at,
      };
    }
  },
};
