/**
 * Where one space stands between two tokens. Brackets, commas, `;`, keywords, `=` and the `:` of maps have rules; elsewhere
 * the author is followed, since white space may part what else is one token.
 */
import type { Comment } from './events.js';

/** A token as far as spacing asks. */
export interface Spaced {
  readonly text: string;
  readonly isKeyword: boolean;
  readonly isName: boolean;
  /** A single character that is no word, number or text. */
  readonly isSymbol: boolean;
  /** Whether the author parted it from the one before. */
  readonly gap: boolean;
  readonly line: string | undefined;
  readonly comments: readonly Comment[];
}

/** For each token what stands before it when both are on one line. */
export function spacesBefore(tokens: readonly Spaced[]): ('' | ' ')[] {
  /** Innermost last; `block`: braces around clauses. */
  const open: { readonly brace: boolean; readonly block: boolean }[] = [];
  const opensBlock = (at: number) => tokens[at]?.text === '{' && tokens[at + 1]?.line === 'CLAUSE';
  return tokens.map((token, index) => {
    const before = tokens[index - 1];
    const inner = open.at(-1);
    const is = (other: Spaced | undefined, characters: string) =>
      other?.isSymbol === true && characters.includes(other.text);
    const colonOfMap = (at: number) =>
      inner?.brace === true &&
      !inner.block &&
      is(tokens[at], ':') &&
      tokens[at - 1]?.isName === true &&
      is(tokens[at - 2], '{,') &&
      !is(tokens[at + 1], ':');
    const wide = (): boolean => {
      if (!before) return false;
      if (before.comments.length > 0) return true;
      if (is(token, ',;')) return false;
      if (is(before, ',')) return true;
      if (is(before, '([{')) return inner?.block === true && !is(token, ')]}');
      if (is(token, ')]}')) return inner?.block === true;
      if (before.isKeyword || token.isKeyword) return true;
      if (colonOfMap(index)) return false;
      if (colonOfMap(index - 1)) return true;
      if (isEquals(tokens, index) || isEquals(tokens, index - 1)) return true;
      if (is(token, '{') && (before.isName || opensBlock(index))) return true;
      return token.gap;
    };
    const space = wide() ? ' ' : '';
    if (is(token, '([{')) open.push({ brace: token.text === '{', block: opensBlock(index) });
    if (is(token, ')]}')) open.pop();
    return space;
  });
}

/** A `=` that is not part of `<=`, `+=`, `=~` and their like. */
function isEquals(tokens: readonly Spaced[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token?.text !== '=' || !token.isSymbol) return false;
  const gluedBefore = before?.isSymbol === true && !token.gap && '<>!+-*/%^|&:=~'.includes(before.text);
  const gluedBehind = after?.isSymbol === true && !after.gap && '=~>'.includes(after.text);
  return !gluedBefore && !gluedBehind;
}
