/** Limits of a document's text, checked before it is parsed: the parser calls itself for each nested bracket. */
import { Lexer, Source, TokenKind } from 'graphql';
import { tooComplex, type Limit } from './too-complex.js';

const levels: Limit = {
  limit: 100,
  what: 'nested brackets',
  hint: 'Write filters flat: AND and OR take lists.',
};
const letters: Limit = {
  limit: 200,
  what: 'letters in one name',
  hint: 'Shorten the alias or the name.',
};

export const documentLimits: readonly Limit[] = [levels, letters];

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Fragments, selections, lists, objects and types alike. Errors repeat names, and rows repeat those that are aliases.
 * @param most tokens to look at; the parser refuses a document with more
 * @throws PactgraphError OPERATION_TOO_COMPLEX
 */
export function checkDocument(text: string, most: number): void {
  const lexer = new Lexer(new Source(text));
  let depth = 0;
  for (let count = 0; count < most; count++) {
    const token = nextToken(lexer);
    if (!token || token.kind === TokenKind.EOF) return;
    if (token.kind === TokenKind.NAME && token.value.length > letters.limit)
      throw tooComplex(letters, token.value.length);
    if (opening.has(token.kind) && ++depth > levels.limit) throw tooComplex(levels, depth);
    if (closing.has(token.kind)) depth--;
  }
}

/** undefined where the text is wrong: the parser then says how. */
function nextToken(lexer: Lexer) {
  try {
    return lexer.advance();
  } catch {
    return undefined;
  }
}
