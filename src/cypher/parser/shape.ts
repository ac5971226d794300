/**
 * The shape of a statement: its text with blanked literals, and with long lists of like rows cut short. Statements of
 * one shape share one tree and one verdict of the parser, which costs 16 ms and more per statement.
 */
import { refusalsOf } from '../refusals/refusals.js';
import type { StatementText } from '../text/split.js';
import type { Token } from '../text/tokens.js';

export interface Shape {
  /** On one line, tokens apart by at most one space. */
  readonly text: string;
  /** Tokens of the statement that the shape shows, in order. */
  readonly tokens: readonly Token[];
  /** Where each token starts in `text`, and where the last one ends. */
  readonly offsets: readonly number[];
}

/** Lists with more elements than this are searched for like rows. */
const longList = 16;

export function shapeOf(source: string, statement: StatementText): Shape {
  const tokens = withoutLikeRows(source, statement.tokens);
  const offsets: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let end = tokens[0]?.start ?? 0;
  for (const token of tokens) {
    if (token.start > end) length = parts.push(' ') && length + 1;
    offsets.push(length);
    const text = blanked(source, token);
    parts.push(text);
    length += text.length;
    end = token.end;
  }
  offsets.push(length);
  return { text: parts.join(''), tokens, offsets };
}

/** Shapes of those statements that may go to the parser. */
export const shapesOf = (source: string, statements: readonly StatementText[]): Shape[] =>
  statements
    .filter((statement) => refusalsOf(source, statement).length === 0)
    .map((statement) => shapeOf(source, statement));

function blanked(source: string, token: Token): string {
  const text = source.slice(token.start, token.end);
  if (token.kind === 'STRING') return text.startsWith('"') ? '""' : "''";
  // The parser reports it at the opening quote; nobody knows what the rest means.
  if (token.kind === 'UNCLOSED') return text.slice(0, 2) === '/*' ? '/*' : text.slice(0, 1);
  // The parser refuses very large numbers, and those with a meaningless leading 0.
  if (token.kind === 'NUMBER' && /^(?:0|[1-9]\d{0,14})$/.test(text)) return '1';
  if (token.kind === 'NUMBER' && /^\d{1,15}\.\d+$/.test(text)) return '1.5';
  return text;
}

/** Drops elements of a long list that look like the ones before: 2,000 rows tell the parser no more than two. */
function withoutLikeRows(source: string, tokens: readonly Token[]): readonly Token[] {
  const lists = longLists(source, tokens);
  if (lists.size === 0) return tokens;
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const list = lists.get(index);
    kept.push(...tokens.slice(index, index + 1));
    if (!list) continue;
    let before = '';
    let run = 0;
    for (const [place, comma] of list.ends.entries()) {
      // Keep or drop an element together with the comma before it.
      const from = place === 0 ? index + 1 : (list.ends[place - 1] ?? 0);
      const element = tokens.slice(place === 0 ? from : from + 1, comma);
      const look = lookOf(source, element);
      run = look === before ? run + 1 : 1;
      before = look;
      if (run <= 2) for (const token of tokens.slice(from, comma)) kept.push(token);
    }
    index = (list.ends.at(-1) ?? index) - 1;
  }
  return kept;
}

/** Touching symbols may be one operator, as in `<=`: so a space between two symbols is part of the look. */
const lookOf = (source: string, tokens: readonly Token[]): string =>
  tokens
    .map((token, index) => {
      const before = tokens[index - 1];
      const touches = token.kind === 'SYMBOL' && before?.kind === 'SYMBOL' && before.end === token.start;
      return (touches ? '' : ' ') + blanked(source, token);
    })
    .join('');

/** Long lists by the index of their `[`; `ends` holds the indexes of the commas between elements and of the `]`. */
function longLists(
  source: string,
  tokens: readonly Token[],
): Map<number, { readonly ends: readonly number[] }> {
  const found = new Map<number, { ends: number[] }>();
  const open: { readonly index: number; readonly bracket: string; readonly ends: number[] }[] = [];
  for (const [index, token] of tokens.entries()) {
    const character = token.kind === 'SYMBOL' ? (source[token.start] ?? '') : '';
    const innermost = open.at(-1);
    if ('[{('.includes(character) && character !== '') open.push({ index, bracket: character, ends: [] });
    else if (character === ',') innermost?.ends.push(index);
    else if (character === ']' || character === '}' || character === ')') {
      open.pop();
      if (character === ']' && innermost?.bracket === '[' && innermost.ends.length >= longList) {
        innermost.ends.push(index);
        found.set(innermost.index, innermost);
      }
    }
  }
  return found;
}
