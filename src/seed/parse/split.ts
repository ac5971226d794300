/** A seed's text to its statements. */
import type { Span } from './line-index.js';
import { tokenize, type Token } from './tokens.js';

/** One statement: from its first token to its last, without the `;`. */
export interface StatementText extends Span {
  /** Never empty. */
  readonly tokens: readonly Token[];
}

/** Statements end with `;` outside of strings, backticks and comments; the last may go without. Empty ones are skipped. */
export function splitStatements(text: string): StatementText[] {
  const statements: StatementText[] = [];
  let tokens: Token[] = [];
  const end = () => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first && last) statements.push({ tokens, start: first.start, end: last.end });
    tokens = [];
  };
  for (const token of tokenize(text)) {
    if (token.kind === 'SYMBOL' && text[token.start] === ';') end();
    else tokens.push(token);
  }
  end();
  return statements;
}
