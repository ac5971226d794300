import type { Rule } from '../rule.js';
import { valueFindingsOf } from './value-findings.js';

export const badUri: Rule = {
  id: 'bad-uri',
  title: 'Identifiers elsewhere and websites are URIs',
  reason: 'Others can follow a URI, and compare it with theirs; a bare number may mean anything.',
  wrong: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.externalIds = ['02j1m6098'];",
  right: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.externalIds = ['https://ror.org/02j1m6098'];",
  check: (statement) => valueFindingsOf(statement, 'bad-uri'),
};
