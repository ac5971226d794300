/** Reads literals from tokens alone: the shape, and so the tree, leaves out like rows of long lists. */
import type { Span } from '../text/line-index.js';
import type { Token } from '../text/tokens.js';
import { unescape, type MapEntry, type Value } from './value.js';

/** All tokens of a whole statement. */
export interface AllTokens {
  readonly source: string;
  readonly tokens: readonly Token[];
}

/** The literal list or map that the tree has at an offset; a part that is no plain literal becomes DYNAMIC. */
export function literalAt(text: AllTokens, offset: number): Value {
  const index = indexAt(text.tokens, offset);
  return (readWhole(text, index) ?? readLiteral(text, index)).value;
}

/** A long list as it is written, where the tree has only the first of its like elements; other values unchanged. */
export function uncut(text: AllTokens, value: Value): Value {
  if (value.kind !== 'LIST') return value;
  const whole = literalAt(text, value.start);
  return whole.kind === 'LIST' && whole.items.length > value.items.length ? whole : value;
}

function indexAt(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Read {
  readonly value: Value;
  /** Index of the token behind it. */
  readonly next: number;
}

const ends = [',', ']', '}', ')'];

/** Reads an element of a list or a value of a map: it ends at a comma or at the closing bracket. */
function readLiteral(text: AllTokens, index: number): Read {
  const { source, tokens } = text;
  const read = readWhole(text, index);
  const behind = read && tokens[read.next];
  if (read && (!behind || ends.includes(source.slice(behind.start, behind.end)))) return read;
  // An expression.
  const next = skip(text, index);
  return { value: { kind: 'DYNAMIC', ...spanOf(text, index, next) }, next };
}

const spanOf = ({ source, tokens }: AllTokens, from: number, to: number): Span => ({
  start: tokens[from]?.start ?? source.length,
  end: tokens[to - 1]?.end ?? source.length,
});

/** The literal that begins here; undefined when none does. */
function readWhole(text: AllTokens, index: number): Read | undefined {
  const { source, tokens } = text;
  const first = tokens[index];
  const textOf = (at: number) => source.slice(tokens[at]?.start ?? 0, tokens[at]?.end ?? 0);
  const word = textOf(index);
  const single = spanOf(text, index, index + 1);
  if (first?.kind === 'STRING')
    return { value: { kind: 'STRING', text: unescape(word.slice(1, -1)), ...single }, next: index + 1 };
  if (first?.kind === 'WORD' && /^(?:true|false|null)$/i.test(word))
    return { value: { kind: /^null$/i.test(word) ? 'NULL' : 'BOOLEAN', ...single }, next: index + 1 };
  if (first?.kind === 'NUMBER' || (word === '-' && tokens[index + 1]?.kind === 'NUMBER')) {
    const next = index + (word === '-' ? 2 : 1);
    const kind = /^(?:[\d_]*|0[xo]\w+)$/.test(textOf(next - 1)) ? 'INT' : 'FLOAT';
    return { value: { kind, ...spanOf(text, index, next) }, next };
  }
  if (first?.kind !== 'SYMBOL') return undefined;
  if (word === '[') {
    const { parts, next } = readParts(text, index, ']', (at) => readLiteral(text, at));
    return { value: { kind: 'LIST', items: parts, ...spanOf(text, index, next) }, next };
  }
  if (word === '{') {
    const { parts, next } = readParts(text, index, '}', (at) => readEntry(text, at));
    return { value: { kind: 'MAP', entries: parts, ...spanOf(text, index, next) }, next };
  }
  return undefined;
}

function readEntry(text: AllTokens, index: number): { value: MapEntry; next: number } {
  const key = text.tokens[index];
  const { start = 0, end = 0 } = key ?? {};
  const written = text.source.slice(start, end);
  const name = key?.kind === 'QUOTED' ? written.slice(1, -1).replaceAll('``', '`') : written;
  const { value, next } = readLiteral(text, index + 2);
  return { value: { key: { name, start, end }, value }, next };
}

/** Reads the parts between brackets, which commas separate. */
function readParts<T>(
  { source, tokens }: AllTokens,
  open: number,
  close: string,
  read: (index: number) => { readonly value: T; readonly next: number },
): { readonly parts: T[]; readonly next: number } {
  const parts: T[] = [];
  let at = open + 1;
  while (at < tokens.length) {
    if (source[tokens[at]?.start ?? 0] === close && tokens[at]?.kind === 'SYMBOL')
      return { parts, next: at + 1 };
    const { value, next } = read(at);
    parts.push(value);
    const isComma = tokens[next]?.kind === 'SYMBOL' && source[tokens[next].start] === ',';
    at = isComma ? next + 1 : next > at ? next : at + 1;
  }
  return { parts, next: at };
}

/** Index of the comma or closing bracket behind an expression. */
function skip({ source, tokens }: AllTokens, index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    const token = tokens[at];
    const character = token?.kind === 'SYMBOL' ? (source[token.start] ?? '') : '';
    if ('[{('.includes(character) && character !== '') depth++;
    else if (ends.includes(character)) {
      if (depth === 0) return at;
      if (character !== ',') depth--;
    }
  }
  return tokens.length;
}
