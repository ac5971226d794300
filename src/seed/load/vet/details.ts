/** Reads the details of a plan's operators: expressions in the server's own spelling, literals mostly as `$autostring_0`. */

export interface DetailToken {
  readonly kind: 'NAME' | 'STRING' | 'OTHER';
  /** A name without its backticks; empty for a text. */
  readonly text: string;
  /** A name in backticks is never a word of the language. */
  readonly quoted: boolean;
}

const token =
  /\s+|(`(?:[^`]|``)*`)|("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|([\p{L}\p{Nl}\p{Pc}][\p{L}\p{N}\p{M}\p{Pc}]*)|\d+|\+=|[^]/gu;

export function tokensOf(details: string): DetailToken[] {
  const tokens: DetailToken[] = [];
  for (const [all, quoted, text, word] of details.matchAll(token)) {
    if (quoted !== undefined)
      tokens.push({ kind: 'NAME', text: quoted.slice(1, -1).replaceAll('``', '`'), quoted: true });
    else if (text !== undefined) tokens.push({ kind: 'STRING', text: '', quoted: true });
    else if (word !== undefined) tokens.push({ kind: 'NAME', text: word, quoted: false });
    else if (all.trim() !== '') tokens.push({ kind: 'OTHER', text: all, quoted: false });
  }
  return tokens;
}

/** Whether these words or symbols, and no names in backticks, are at a place. */
export const stands = (tokens: readonly DetailToken[], at: number, ...words: readonly string[]): boolean =>
  words.every((word, index) => {
    const found = tokens[at + index];
    return found?.quoted === false && found.text === word;
  });

/** The name at a place. */
export const nameAt = (tokens: readonly DetailToken[], at: number): string | undefined => {
  const found = tokens[at];
  return found?.kind === 'NAME' ? found.text : undefined;
};

const opening = '([{';
const closing = ')]}';

/** How much deeper the nesting is behind a token; a CASE may have commas of its own. */
export function depthOf(tokens: readonly DetailToken[], at: number): number {
  const found = tokens[at];
  if (!found || found.quoted) return 0;
  if (found.kind === 'OTHER') return opening.includes(found.text) ? 1 : closing.includes(found.text) ? -1 : 0;
  if (stands(tokens, at - 1, '.')) return 0;
  return found.text === 'CASE' ? 1 : found.text === 'END' ? -1 : 0;
}

/** Pieces between the commas outside all brackets, without empty ones. */
export function piecesOf(tokens: readonly DetailToken[]): DetailToken[][] {
  const pieces: DetailToken[][] = [[]];
  let depth = 0;
  for (const [at, one] of tokens.entries()) {
    depth += depthOf(tokens, at);
    if (depth === 0 && stands(tokens, at, ',')) pieces.push([]);
    else pieces.at(-1)?.push(one);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** Keys of the literal map that opens at a place. */
export function keysAt(tokens: readonly DetailToken[], at: number): string[] | undefined {
  if (!stands(tokens, at, '{')) return undefined;
  const keys: string[] = [];
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    const isEntry = depth === 1 && (stands(tokens, index - 1, ',') || index === at + 1);
    const key = isEntry && stands(tokens, index + 1, ':') ? nameAt(tokens, index) : undefined;
    if (key !== undefined) keys.push(key);
    depth += depthOf(tokens, index);
    if (depth === 0) return keys;
  }
  return undefined;
}
