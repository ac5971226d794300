/** Text that somebody else wrote, made harmless for a terminal: what it would obey, or nobody would see, is shown. */
import { bidirectional } from './characters.js';

/**
 * Beside control characters: halves of characters, what turns the direction of text, ends of lines and paragraphs that are
 * no line feed, byte order marks, and format characters that hide text (annotations, tags).
 */
const hidden = String.raw`\p{Cs}${bidirectional}\u2028\u2029\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0001}\u{e0020}-\u{e007f}`;

const unlessOurs = new RegExp(String.raw`[^\P{Cc}\n\t]|[${hidden}]`, 'gu');
const inLine = new RegExp(String.raw`[\p{Cc}${hidden}]`, 'gu');

const shown = (character: string): string =>
  String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;

/** Line feeds and tabs stay, all else comes as `\u{1B}`. Doing it twice changes nothing. */
export const visible = (text: string): string => text.replace(unlessOurs, shown);

/** The same of what is to stand on one line: line feeds and tabs are shown too. */
export const visibleLine = (text: string): string => text.replace(inLine, shown);

/** A document of JSON that means the same: what it holds between quotes is escaped as JSON has it. */
export const visibleJson = (json: string): string =>
  json.replace(unlessOurs, (character) =>
    Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join(''),
  );

const unit = (code: number): string => String.raw`\u${code.toString(16).padStart(4, '0')}`;

/** Its beginning where it is longer than this, without half a character at the end. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const splits = /[\udc00-\udfff]/.test(text.charAt(most)) && /[\ud800-\udbff]/.test(text.charAt(most - 1));
  return `${text.slice(0, splits ? most - 1 : most)}…`;
}

/** `"…"`: a text as messages quote it, on one line and cut. */
export const quoted = (text: string, most = 80): string => `"${visibleLine(shortened(text, most))}"`;
