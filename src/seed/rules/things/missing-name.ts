import { missingProperties } from './missing.js';
import type { SeedRule } from '../rule.js';

export const missingName: SeedRule = {
  id: 'missing-name',
  title: 'Every entity has a name',
  reason: 'What has no name cannot be found, listed or recognised.',
  wrong: `MERGE (p:Official {id: 'official/lam'})
SET p.evidence = ['jinggang/signing'];`,
  right: `MERGE (p:Official {id: 'official/lam'})
SET p.name = '林鄭', p.evidence = ['jinggang/signing'];`,
  *checkSeed(seed) {
    for (const { thing, property, by } of missingProperties(seed)) {
      if (!property.isName) continue;
      yield {
        message: `${thing.called} has no ${property.name}.`,
        hint: property.description,
        at: by.element.at,
      };
    }
  },
};
