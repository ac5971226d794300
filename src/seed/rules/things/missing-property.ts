import { missingProperties } from './missing.js';
import type { SeedRule } from '../rule.js';

export const missingProperty: SeedRule = {
  id: 'missing-property',
  title: 'Required properties are given',
  reason:
    'Lists, filters and the partner rule rest on them: an agreement without a status is neither planned nor in force.',
  wrong: `MERGE (a:Agreement {id: 'agreement/y'})
SET a.name = '合作備忘錄', a.kind = 'MEMORANDUM', a.evidence = ['jinggang/signing'];`,
  right: `MERGE (a:Agreement {id: 'agreement/y'})
SET a.name = '合作備忘錄', a.kind = 'MEMORANDUM', a.status = 'ACTIVE', a.evidence = ['jinggang/signing'];`,
  *checkSeed(seed) {
    const { enums } = seed.ontology;
    for (const { thing, property, by } of missingProperties(seed)) {
      if (property.isName) continue;
      const values = property.enumName === undefined ? [] : (enums.get(property.enumName)?.values ?? []);
      const list = values.length > 0 ? ` It is one of ${values.map(({ name }) => name).join(', ')}.` : '';
      yield {
        message: `${thing.called} has no ${property.name}.`,
        hint: `${property.description}${list}`,
        at: by.element.at,
      };
    }
  },
};
