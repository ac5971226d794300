import type { Rule } from '../rule.js';
import { valueFindingsOf } from './value-findings.js';

export const badValue: Rule = {
  id: 'bad-value',
  title: 'Values have the type of their property',
  reason: 'A value of another type is stored, and then fails where it is shown.',
  wrong: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = 'jinggang/signing';",
  right: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/signing'];",
  check: (statement) => valueFindingsOf(statement, 'bad-value'),
};
