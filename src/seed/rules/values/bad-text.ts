import type { Rule } from '../rule.js';
import { valueFindingsOf } from './value-findings.js';

export const badText: Rule = {
  id: 'bad-text',
  title: 'Texts hold what a reader sees: no blanks around them, no control characters',
  reason:
    'A text is loaded as it is given, and a terminal obeys what stands in it unseen. Half a character is stored as another one. Line breaks and tabs may stand in quotes, notes, summaries and profiles.',
  wrong: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.summary = '香港生產力促進局 ';",
  right: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.summary = '香港生產力促進局';",
  *check(statement) {
    yield* valueFindingsOf(statement, 'bad-text');
  },
};
