import { knownEnds } from './ends.js';
import type { Rule } from '../rule.js';

export const wrongDirection: Rule = {
  id: 'wrong-direction',
  title: 'Relationships run as the ontology says',
  reason:
    'A relationship the wrong way round is not found by any question; one without a direction may be made either way.',
  wrong: `MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/x'})
MERGE (a)-[r:PARTY_TO]->(o);`,
  right: `MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTY_TO]->(a);`,
  *check(statement) {
    for (const { element, type, from, to, fits, fitsReversed } of knownEnds(statement)) {
      if (fits || !fitsReversed) continue;
      yield {
        message: `${type.type} runs from ${to.name} to ${from.name}, not from ${from.name} to ${to.name}.`,
        hint: `Write (${name(element.to?.variable)})-[:${type.type}]->(${name(element.from?.variable)}).`,
        at: element.span,
      };
    }
    for (const element of statement.elements) {
      if (!element.written || element.clause === 'MATCH' || element.arrow !== 'NONE') continue;
      yield {
        message: 'A relationship that is written needs a direction.',
        hint: 'Write -[…]-> or <-[…]-.',
        at: element.span,
      };
    }
  },
};

const name = (variable: string | undefined) => variable ?? '…';
