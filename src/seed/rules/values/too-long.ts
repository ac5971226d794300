import type { Rule } from '../rule.js';
import { valueFindingsOf } from './value-findings.js';

export const tooLong: Rule = {
  id: 'too-long',
  title: 'Names, texts, ids and lists are no longer than anybody uses',
  reason:
    'The indexes of the database take keys of 8 kB, and an answer of the API is read as a whole. The lengths are in docs/seed-format.md.',
  wrong: `MERGE (o:Organisation {id: 'org/hkpc'}) SET o.aliases = ['${'生產力局'.repeat(126)}'];`,
  right: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.aliases = ['生產力局'];",
  check: (statement) => valueFindingsOf(statement, 'too-long'),
};
