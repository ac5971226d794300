import type { Thing } from '../../world/thing.js';
import type { SeedRule } from '../rule.js';

export const twice: SeedRule = {
  id: 'twice',
  title: 'What exists is not made again',
  reason: 'CREATE makes it a second time; MERGE finds it if it exists.',
  wrong: `MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/x'})
CREATE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/signing'];`,
  right: `MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/signing'];`,
  *checkSeed({ things, number, ontology }) {
    for (const thing of things) {
      // CREATE of an entity has a rule of its own.
      if (!thing.isKnown || thing.wasDeleted || ontology.entities.has(thing.type.name)) continue;
      for (const [index, { seed, element }] of thing.made.entries()) {
        if (seed !== number || element.clause !== 'CREATE' || !isMadeBefore(thing, index)) continue;
        yield {
          message: `${thing.called} exists already.`,
          hint: 'Write MERGE: it finds what exists, and creates only what does not.',
          at: element.id ?? element.at,
        };
      }
    }
  },
};

const isMadeBefore = ({ made }: Thing, index: number): boolean =>
  made.slice(0, index).some(({ element }) => !element.maybe);
