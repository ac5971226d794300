import { isDerived } from '../../properties/property-roles.js';
import { assignments } from './properties.js';
import type { Rule } from '../rule.js';

export const derivedProperty: Rule = {
  id: 'derived-property',
  title: 'Derived properties are not set',
  reason: 'The loader derives them at every load, from dates, names and quotes.',
  wrong: "MERGE (a:Agreement {id: 'agreement/x'}) SET a.signedOnEarliest = 20250328;",
  right: "MERGE (a:Agreement {id: 'agreement/x'}) SET a.signedOn = '2025-03-28';",
  *check(statement) {
    for (const { type, assignment, reads } of assignments(statement)) {
      const { name, ...at } = assignment.key;
      if (reads || !isDerived(type, name)) continue;
      const date = /^(.+)(?:Earliest|Latest)$/.exec(name)?.[1];
      yield {
        message: `The loader derives ${type.name}.${name}.`,
        hint: date ? `Set ${date} to the date the source gives.` : 'Leave it out.',
        at,
      };
    }
  },
};
