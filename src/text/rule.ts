/** The one rule of text: what a name, a line and several lines may hold, whoever gives them. Pure. */
import { bidirectional, codeOf } from './characters.js';

/** NAME: a line that is shown and sought. LINES: line breaks and tabs pass. */
export type TextForm = 'NAME' | 'LINE' | 'LINES';

/**
 * Characters of a text, in code points. Names are kept folded in an index, whose keys may have 8,167 bytes; the others are
 * what a reader can use at once.
 */
export const mostCharacters: Readonly<Record<TextForm | 'ID' | 'VERBATIM', number>> = {
  ID: 200,
  NAME: 500,
  LINE: 2_000,
  LINES: 10_000,
  VERBATIM: 5_000_000,
};

/** Entries of a list. Evidence is not counted: it grows from seed to seed. */
export const mostEntries = 1_000;

const oneLine = new RegExp(String.raw`[\p{Cc}\p{Cs}\u2028\u2029\ufeff${bidirectional}]`, 'gu');

const refused: Readonly<Record<TextForm, RegExp>> = {
  NAME: oneLine,
  LINE: oneLine,
  LINES: /[^\P{Cc}\t\n\r]|[\p{Cs}\ufeff]/gu,
};

/** All white space of Unicode, and what has no width or no ink either: none of it is part of a text at its edge. */
const blank = /[\p{White_Space}\u180e\u200b\u2060\u2800\u3164\uffa0]/u;

/** Nearly every text: letters of ASCII and Han, with blanks between them. A load looks at each of them twice. */
const plain = /^[!-~\u3400-\u9fff](?:[ -~\u3400-\u9fff]*[!-~\u3400-\u9fff])?$/;

/** Neither space nor mark nor anything else without a look of its own. */
const seen =
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Noncharacter_Code_Point}\u2800]/u;

/** Kinds of characters that are told; more would not be read. */
const most = 3;

/** What is wrong with a text, as what it has: `blanks around it`, `a control character (U+001B)`. */
export function textFaults(text: string, form: TextForm): string[] {
  if (plain.test(text)) return [];
  const inside = trimmed(text);
  const faults = inside.length < text.length ? ['blanks around it'] : [];
  if (form === 'NAME' && text !== '' && !seen.test(text)) faults.push('nothing in it that can be seen');
  const found = new Set(inside.match(refused[form]));
  return [...faults, ...[...found].slice(0, most).map(describe)];
}

/** What is left of a text without its faults; blanks in the place of line breaks and tabs that cannot stay. */
export const cleaned = (text: string, form: TextForm): string =>
  trimmed(text.replace(refused[form], (character) => (isBreak(character) ? ' ' : '')));

/** `3,000 characters; a name has at most 500`: undefined when it is not too long. */
export function lengthFault(text: string, form: keyof typeof mostCharacters): string | undefined {
  const limit = mostCharacters[form];
  const mayExpand = form === 'NAME' && text.length > limit / expansion && !plain.test(text);
  if (text.length <= limit && !mayExpand) return undefined;
  // One character may stand for a phrase, which the folded name spells out.
  const whole = form === 'NAME' ? text.normalize('NFKC') : text;
  const length = Math.max(countOf(text), countOf(whole));
  return length > limit
    ? `${number.format(length)} characters; ${words[form]} has at most ${number.format(limit)}`
    : undefined;
}

/** Characters that NFKC makes of one, at most. */
const expansion = 18;

const words: Readonly<Record<keyof typeof mostCharacters, string>> = {
  ID: 'an id',
  NAME: 'a name',
  LINE: 'a text of one line',
  LINES: 'a text of several lines',
  VERBATIM: 'a stored text',
};

const number = new Intl.NumberFormat('en');

/** Whether half a character stands somewhere: nothing can keep it. */
export const isBroken = (text: string): boolean => /\p{Cs}/u.test(text);

/** Code points: a pair of surrogates is one character. */
const countOf = (text: string): number =>
  text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

/** Not by a pattern, which would look at a run of blanks once for each of them. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && blank.test(text.charAt(from))) from++;
  while (to > from && blank.test(text.charAt(to - 1))) to--;
  return to - from < text.length ? text.slice(from, to) : text;
}

const isBreak = (character: string): boolean => /[\t\n\v\f\r\u0085\u2028\u2029]/.test(character);

function describe(character: string): string {
  const code = codeOf(character);
  if (character === '\t') return `a tab (${code})`;
  if (isBreak(character)) return `a line break (${code})`;
  if (character === '\ufeff') return `a byte order mark (${code})`;
  if (/\p{Cs}/u.test(character)) return `half of a character (${code})`;
  if (/\p{Cc}/u.test(character)) return `a control character (${code})`;
  return `a character that turns the direction of text (${code})`;
}
