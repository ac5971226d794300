import { didYouMean } from '../../../did-you-mean.js';
import { reservedNames } from '../../../ontology/model.js';
import { namesUsed } from './names-used.js';
import type { Rule } from '../rule.js';

export const unknownRelationshipType: Rule = {
  id: 'unknown-relationship-type',
  title: 'Relationship types are those of the ontology',
  reason: 'A relationship of another type is never shown and never counted.',
  wrong: `MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTYTO]->(a);`,
  right: `MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTY_TO]->(a);`,
  *check(statement) {
    const types = [...statement.ontology.relationships.keys()];
    for (const { name, of, ...at } of namesUsed(statement)) {
      if (of !== 'RELATIONSHIP' || types.includes(name) || reservedNames.includes(name)) continue;
      yield {
        message: `There is no relationship type ${name}.${didYouMean(name, types)}`,
        hint: `The types are ${types.join(', ')}.`,
        at,
      };
    }
  },
};
