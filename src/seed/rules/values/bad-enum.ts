import type { Rule } from '../rule.js';
import { valueFindingsOf } from './value-findings.js';

export const badEnum: Rule = {
  id: 'bad-enum',
  title: 'Enums hold one of their values',
  reason: 'A value that is not in the list fails where it is shown.',
  wrong: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.kind = 'STATUTORY';",
  right: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.kind = 'STATUTORY_BODY';",
  check: (statement) => valueFindingsOf(statement, 'bad-enum'),
};
