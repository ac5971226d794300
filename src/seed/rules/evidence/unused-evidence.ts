import { isEvidenceList } from '../../properties/property-roles.js';
import { evidenceIn } from './evidence-in.js';
import type { SeedRule } from '../rule.js';

export const unusedEvidence: SeedRule = {
  id: 'unused-evidence',
  severity: 'warning',
  title: 'Evidence proves something',
  reason:
    'A passage that nothing names is shown nowhere: the fact it was read for is missing, or names another.',
  wrong: `MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '雙方將聯手支持鼓勵京港科創成果“引進來”和“走出去”';`,
  right: `MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '雙方將聯手支持鼓勵京港科創成果“引進來”和“走出去”';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  *checkSeed(seed) {
    const used = new Set<string>(seed.world.unread);
    for (const thing of seed.things) {
      const names = thing.mentions.flatMap(({ element }) => element.properties.map(({ name }) => name));
      for (const name of new Set(names)) {
        if (!isEvidenceList(thing.type, name)) continue;
        const { texts, open } = thing.texts(name);
        // A list that rows fill may name any of them.
        if (open) return;
        for (const id of texts) used.add(id);
      }
    }
    for (const { thing, by } of evidenceIn(seed)) {
      const isNew = thing.mentions.every((mention) => mention.seed === seed.number);
      if (!isNew || !thing.isKnown || used.has(thing.called)) continue;
      yield {
        message: `Nothing names ${thing.called} as its evidence.`,
        hint: 'Name it in the evidence of what it states; words of a person that state no fact, in the evidence of that person.',
        at: by.element.id ?? by.element.at,
      };
    }
  },
};
