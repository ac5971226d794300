import type { Rule } from '../rule.js';
import { valueFindingsOf } from './value-findings.js';

export const badDate: Rule = {
  id: 'bad-date',
  title: 'Dates are EDTF texts',
  reason: 'Dates are kept as precise as the source gives them, and compared by the days they may mean.',
  wrong: "MERGE (a:Agreement {id: 'agreement/x'}) SET a.signedOn = '2025年3月28日';",
  right: "MERGE (a:Agreement {id: 'agreement/x'}) SET a.signedOn = '2025-03-28';",
  check: (statement) => valueFindingsOf(statement, 'bad-date'),
};
