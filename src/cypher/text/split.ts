/** Splits a seed's text into its statements. */
import type { Span } from './line-index.js';
import { tokenize, type Token } from './tokens.js';

/** One statement: from its first token to its last, without the `;`. */
export interface StatementText extends Span {
  /** Never empty. */
  readonly tokens: readonly Token[];
  /** Place of its `;`, or of the text's end: comments behind its last token belong to it, but are not sent. */
  readonly close: number;
}

/** Statements end with `;` outside of strings, backticks and comments; the last may omit it. Skips empty ones. */
export function splitStatements(text: string): StatementText[] {
  const statements: StatementText[] = [];
  let tokens: Token[] = [];
  const end = (close: number) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first && last) statements.push({ tokens, start: first.start, end: last.end, close });
    tokens = [];
  };
  for (const token of tokenize(text)) {
    if (token.kind === 'SYMBOL' && text[token.start] === ';') end(token.start);
    else tokens.push(token);
  }
  end(text.length);
  return statements;
}
