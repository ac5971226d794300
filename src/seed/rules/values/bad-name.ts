import type { Rule } from '../rule.js';
import { valueFindingsOf } from './value-findings.js';

export const badName: Rule = {
  id: 'bad-name',
  title:
    'Names hold what a reader sees: no blanks around them, nothing hidden, nothing that only scraping left',
  reason:
    'A name is shown, sorted and searched as it is given; what a page never showed is no part of it, and what nobody sees deceives.',
  wrong: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.aliases = ['生產(chǎn)力局 '];",
  right: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.aliases = ['生產力局'];",
  check: (statement) => valueFindingsOf(statement, 'bad-name'),
};
