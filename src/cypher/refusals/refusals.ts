/** What we refuse by the tokens of a statement, before a parser reads it. */
import { numberRefusals } from './numbers.js';
import type { Refusal } from './refusal.js';
import { sizeRefusals } from './size.js';
import type { StatementText } from '../text/split.js';
import { escapeRefusals } from './unicode-escapes.js';

/** Empty for a statement that may go to the parser: the server finds the same tokens in it, and can read that many. */
export function refusalsOf(source: string, statement: StatementText): Refusal[] {
  return [
    ...escapeRefusals(source, statement),
    ...interpolated(statement),
    ...numberRefusals(source, statement),
    ...sizeRefusals(source, statement),
  ];
}

function* interpolated({ tokens }: StatementText): Generator<Refusal> {
  const at = tokens.find(({ kind }) => kind === 'INTERPOLATED');
  if (!at) return;
  const message = 'A text with {…} in it is known only when it runs.';
  yield { rule: 'forbidden-clause', message, hint: 'Write the text out.', at };
}
