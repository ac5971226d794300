import { nodeTypeOfId, referredTo } from '../../../ontology/model.js';
import { referencesIn } from './references.js';
import type { SeedRule } from '../rule.js';

export const wrongReference: SeedRule = {
  id: 'wrong-reference',
  title: 'Properties that hold ids hold those of their type',
  reason: 'An id of another type leads a reader nowhere.',
  wrong: "MERGE (e:Evidence {id: 'jinggang/signing'}) SET e.saidBy = 'org/hkpc';",
  right: "MERGE (e:Evidence {id: 'jinggang/signing'}) SET e.saidBy = 'official/chan';",
  *checkSeed(seed) {
    for (const { property, id, at, to, only, target } of referencesIn(seed)) {
      if (target !== undefined) continue;
      const type = nodeTypeOfId(seed.ontology, id)?.name;
      const prefix = seed.ontology.entities.get(to)?.idPrefix ?? seed.ontology.records.get(to)?.idPrefix;
      const wanted = referredTo({ to, ...(only && { only }) });
      yield {
        message: `${property}: "${id}" is no id of ${wanted}${type === undefined ? '' : `, but of ${/^[AEIO]/.test(type) ? 'an' : 'a'} ${type}`}.`,
        ...(prefix !== undefined && { hint: `Ids of ${to} begin with ${prefix}/.` }),
        at,
      };
    }
  },
};
