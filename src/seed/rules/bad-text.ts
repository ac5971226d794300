import { isBroken } from '../../text/rule.js';
import { unescape } from '../parse/value.js';
import type { Finding, Rule, StatementContext } from './rule.js';
import { valueFindingsOf } from './value-findings.js';

export const badText: Rule = {
  id: 'bad-text',
  title: 'Texts hold what a reader sees: no blanks around them, no control characters',
  reason:
    'A text is loaded as it is given, and a terminal obeys what stands in it unseen. Half a character is stored as another one. Line breaks and tabs may stand in quotes, notes, summaries and profiles.',
  wrong: String.raw`MATCH (o:Organisation {id: 'org/hkpc'}) SET o.summary = '香港\u001b[8m生產力促進局';`,
  right: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.summary = '香港生產力促進局';",
  *check(statement) {
    yield* valueFindingsOf(statement, 'bad-text');
    yield* brokenTexts(statement);
  },
};

/** Texts of expressions too: the server stores another character for half of one, and then nobody can tell. */
function* brokenTexts({ all: { source, tokens } }: StatementContext): Generator<Finding> {
  for (const token of tokens) {
    const text = source.slice(token.start + 1, token.end - 1);
    if (token.kind === 'STRING' && text.includes('\\') && isBroken(unescape(text)))
      yield {
        message: 'This text has half of a character in it.',
        hint: 'Write the whole character.',
        at: token,
      };
  }
}
