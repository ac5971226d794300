import { didYouMean } from '../../../did-you-mean.js';
import { reservedNames } from '../../../ontology/model.js';
import { namesUsed } from './names-used.js';
import type { Rule } from '../rule.js';

export const unknownLabel: Rule = {
  id: 'unknown-label',
  title: 'Labels are types of the ontology',
  reason: 'A label with a slip in it makes nodes that no question finds.',
  wrong: "MERGE (o:Organization {id: 'org/hkpc'});",
  right: "MERGE (o:Organisation {id: 'org/hkpc'});",
  *check(statement) {
    const { entities, records, relationships } = statement.ontology;
    const labels = [...entities.values(), ...records.values()].map((type) => type.label);
    for (const { name, of, ...at } of namesUsed(statement)) {
      if (of === 'RELATIONSHIP' || labels.includes(name) || reservedNames.includes(name)) continue;
      if (of === 'EITHER' && relationships.has(name)) continue;
      yield {
        message: `There is no type of node with the label ${name}.${didYouMean(name, labels)}`,
        hint: `The labels are ${labels.join(', ')}.`,
        at,
      };
    }
  },
};
