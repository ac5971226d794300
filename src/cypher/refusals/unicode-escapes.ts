/**
 * Escapes of Unicode. Neo4j first replaces each `\uXXXX` of a statement by its character: in names and comments as well
 * as in strings. We read tokens from the text as it is, so only those escapes pass that leave the tokens unchanged and
 * just add one character to a string.
 */
import type { Span } from '../text/line-index.js';
import type { Refusal } from './refusal.js';
import type { StatementText } from '../text/split.js';
import type { Token } from '../text/tokens.js';

/** A backslash takes the character behind it along: before a `u`, an odd number of them makes an escape. */
const escapes = /\\(?:u([0-9a-fA-F]{4})?|(U[0-9a-fA-F]{8})|[^])/g;

interface Escape extends Span {
  readonly text: string;
  /** UTF-16 unit that it means; undefined when four hexadecimal digits do not follow. */
  readonly unit: number | undefined;
  /** `\UXXXXXXXX`, which Neo4j does not know. */
  readonly isLong: boolean;
}

function escapesIn(source: string, { start, close }: StatementText): Escape[] {
  return [...source.slice(start, close).matchAll(escapes)].flatMap(({ 0: text, 1: hex, 2: long, index }) => {
    if (long === undefined && !text.startsWith('\\u')) return [];
    const unit = hex === undefined ? undefined : parseInt(hex, 16);
    const at = start + index;
    return [{ text, start: at, end: at + text.length, unit, isLong: long !== undefined }];
  });
}

/** What is wrong with the escapes of a statement, in the order of its text. */
export function* escapeRefusals(source: string, statement: StatementText): Generator<Refusal> {
  const found = escapesIn(source, statement);
  let token = 0;
  for (const [index, escape] of found.entries()) {
    while ((statement.tokens[token]?.end ?? Infinity) <= escape.start) token++;
    const within = statement.tokens[token];
    const holder = within && within.start <= escape.start ? within : undefined;
    const fault = faultOf(source, escape, holder, found[index - 1], found[index + 1]);
    if (fault) yield { rule: 'unicode-escape', ...fault, at: { start: escape.start, end: escape.end } };
  }
}

type Fault = Pick<Refusal, 'message' | 'hint'>;

function faultOf(
  source: string,
  escape: Escape,
  holder: Token | undefined,
  before: Escape | undefined,
  behind: Escape | undefined,
): Fault | undefined {
  const { text, unit, isLong, start, end } = escape;
  const inString = holder?.kind === 'STRING';
  if (isLong) return inString ? longFault(text) : undefined;
  if (unit === undefined) return malformedFault(source.slice(start, start + 6), holder);
  if (!inString)
    return {
      message: `${text} is outside a text, where Neo4j puts ${shown(unit)} in its place before it reads the statement.`,
      hint: holder ? 'Write the character itself.' : 'Take the backslash out of the comment.',
    };
  const changes = changing(unit);
  if (changes !== undefined)
    return {
      message: `Neo4j puts ${shown(unit)} in the place of ${text} before it looks for the end of the text.`,
      hint: changes,
    };
  const paired = isHigh(unit)
    ? behind?.start === end && isLow(behind.unit)
    : !isLow(unit) || (before?.end === start && isHigh(before.unit));
  if (paired) return undefined;
  return { message: `${text} is one half of a character.`, hint: 'Write the character itself.' };
}

const longFault = (text: string): Fault => ({
  message: `Neo4j keeps ${text} as it is, backslash and all.`,
  hint: `Write ${shown(parseInt(text.slice(2), 16))}; where the backslash is meant, write two.`,
});

function malformedFault(given: string, holder: Token | undefined): Fault {
  const text = given.split('\n', 1)[0] ?? '';
  return holder?.kind === 'STRING'
    ? {
        message: `Neo4j takes ${text} for the escape of a character, and four hexadecimal digits do not follow the \\u.`,
        hint: 'Write a backslash in a text as two.',
      }
    : {
        message: `Neo4j takes ${text} for the escape of a character, also outside texts, and four hexadecimal digits do not follow the \\u.`,
        hint: holder ? 'Leave out the backslash.' : 'Take the backslash out of the comment, as in C:/users.',
      };
}

/** What to write instead of an escape for a character that would end the text, escape the next one, or is invisible. */
function changing(unit: number): string | undefined {
  const character = String.fromCharCode(unit);
  if (character === '`') return 'Write the ` itself.';
  const plain = `'"\\`.includes(character) ? character : letters[character];
  if (plain !== undefined) return `Write \\${plain} instead.`;
  return /[\p{Cc}\u2028\u2029]/u.test(character) ? 'Leave it out.' : undefined;
}

const letters: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

/** The character, or its name where it is invisible. */
function shown(codePoint: number): string {
  const known = names[codePoint];
  if (known !== undefined) return known;
  const character = codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
  if (/^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)) return character;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

const names: Readonly<Record<number, string>> = { 9: 'a tab', 10: 'a line end', 13: 'a line end' };

const isHigh = (unit: number | undefined): boolean => unit !== undefined && unit >> 10 === 0xd800 >> 10;
const isLow = (unit: number | undefined): boolean => unit !== undefined && unit >> 10 === 0xdc00 >> 10;
