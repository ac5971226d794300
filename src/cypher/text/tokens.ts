/** The tokens of Cypher, coarse: enough to find statements, literals and names, and to compare shapes. */
import type { Span } from './line-index.js';

export type TokenKind =
  /** Keyword, name or parameter name. */
  | 'WORD'
  /** Name in backticks. */
  | 'QUOTED'
  | 'STRING'
  | 'NUMBER'
  /** One character of anything else. */
  | 'SYMBOL'
  /** `s'…'`: seeds may not use it, and nested braces do not count for its end. */
  | 'INTERPOLATED'
  /** A string, quoted name or comment that nobody closed; reaches to the end of the text. */
  | 'UNCLOSED';

export interface Token extends Span {
  readonly kind: TokenKind;
}

/**
 * Sticky patterns in the order in which they are tried; each runs in linear time. White space is what the server takes
 * for it: U+001C to U+001F too, and no byte order mark. Outside strings, quoted names and comments, the server
 * refuses characters that it does not know as letters, such as those of a newer Unicode or beyond the BMP.
 */
const skipped =
  // eslint-disable-next-line no-control-regex -- four of them are white space
  /(?:[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|\/\/[^\r\n]*)/y;
const number = /(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d)?\w*/y;
const word = /[\p{L}\p{Nl}\p{Pc}](?:[\p{L}\p{N}\p{M}\p{Pc}]|(?!\$)\p{Sc})*/uy;

/** All tokens of the text, without white space and comments. Never fails: an unknown character is a SYMBOL. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  const push = (kind: TokenKind, end: number | undefined) => {
    tokens.push(
      end === undefined ? { kind: 'UNCLOSED', start: at, end: text.length } : { kind, start: at, end },
    );
    at = end ?? text.length;
  };
  while (at < text.length) {
    const behindSpace = take(skipped);
    if (behindSpace !== undefined) {
      at = behindSpace;
      continue;
    }
    const character = text[at];
    if (character === '/' && text[at + 1] === '*') {
      const close = text.indexOf('*/', at + 2);
      if (close === -1) push('UNCLOSED', undefined);
      else at = close + 2;
    } else if (character === "'" || character === '"') {
      const last = tokens.at(-1);
      const interpolated =
        last?.end === at && last.kind === 'WORD' && /^s$/i.test(text.slice(last.start, at));
      push(interpolated ? 'INTERPOLATED' : 'STRING', endOfString(text, at));
    } else if (character === '`') {
      push('QUOTED', endOfQuoted(text, at));
    } else {
      const wordEnd = take(word);
      // `1..3` is a range of whole numbers; the dots belong to neither.
      const isRange = text.startsWith('..', at);
      const numberEnd = isRange ? undefined : take(number);
      if (wordEnd !== undefined) push('WORD', wordEnd);
      else if (numberEnd !== undefined) push('NUMBER', numberEnd);
      else push('SYMBOL', at + 1);
      if (isRange) push('SYMBOL', at + 1);
    }
  }
  return tokens;
}

function endOfString(text: string, start: number): number | undefined {
  const quote = text[start] ?? '';
  let from = start + 1;
  for (;;) {
    const close = text.indexOf(quote, from);
    if (close === -1) return undefined;
    let backslashes = 0;
    while (close - backslashes > from && text[close - backslashes - 1] === '\\') backslashes++;
    if (backslashes % 2 === 0) return close + 1;
    from = close + 1;
  }
}

/** Two backticks in a row mean one. */
function endOfQuoted(text: string, start: number): number | undefined {
  for (let close = text.indexOf('`', start + 1); close !== -1; close = text.indexOf('`', close + 2)) {
    if (text[close + 1] !== '`') return close + 1;
  }
  return undefined;
}
