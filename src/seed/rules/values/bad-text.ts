import type { Rule } from '../rule.js';
import { valueFindingsOf } from './value-findings.js';

export const badText: Rule = {
  id: 'bad-text',
  title: 'Texts hold what a reader sees: no blanks around them, no control characters',
  reason:
    'A text is loaded as it is given, and a terminal obeys what nobody sees in it. Half a character is stored as another one. Quotes, notes, summaries and profiles may have line breaks and tabs.',
  wrong: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.summary = '香港生產力促進局 ';",
  right: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.summary = '香港生產力促進局';",
  *check(statement) {
    yield* valueFindingsOf(statement, 'bad-text');
  },
};
