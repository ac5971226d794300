/** Problems as people read them: where, what, the line with a caret, and what to do. */
import stringWidth from 'string-width';
import { shortened, visibleLine } from '../../text/visible.js';
import type { Problem } from '../model.js';

/** Text of a file that problems name; for undefined, the frame is left out. */
export type ReadText = (file: string) => string | undefined;

/** Columns of a line that are shown at most, around the caret. */
const widest = 100;

/**
 * ```
 * 0001-forum.cypher:7:31  error  "STATUTORY" is not a value of Organisation.kind.  [bad-enum]
 *   7 | SET o.name = '香港生產力促進局', o.kind = 'STATUTORY'
 *     |                                           ^^^^^^^^^^^
 *   It is one of GOVERNMENT, …
 * ```
 */
export function formatProblem(problem: Problem, readText: ReadText): string {
  return format(problem, (file) => linesOf(readText(file)));
}

/** Characters of a message: one may quote an id of any length. */
const longestMessage = 600;

function format(problem: Problem, readLines: (file: string) => readonly string[] | undefined): string {
  const { place, message, hint, rule, severity } = problem;
  const head = `${place.file}:${place.line}:${place.column}  ${severity}  ${visibleLine(shortened(message, longestMessage))}  [${rule}]`;
  const line = readLines(place.file)?.[place.line - 1];
  const number = String(place.line);
  const frame: string[] = [];
  if (line !== undefined && line.trim() !== '') {
    const { shown, before, marked } = excerpt(line, place.column - 1, place.length ?? 1);
    const carets = Math.min(Math.max(1, stringWidth(marked)), widest);
    frame.push(`  ${number} | ${shown}`);
    frame.push(`  ${' '.repeat(number.length)} | ${' '.repeat(stringWidth(before))}${'^'.repeat(carets)}`);
  }
  return [head, ...frame, ...(hint === undefined ? [] : [`  ${hint.replaceAll('\n', '\n  ')}`])].join('\n');
}

/** All of them, with an empty line between. */
export function formatProblems(problems: readonly Problem[], readText: ReadText): string {
  const files = new Map<string, readonly string[] | undefined>();
  const readLines = (file: string) => {
    if (!files.has(file)) files.set(file, linesOf(readText(file)));
    return files.get(file);
  };
  return problems.map((problem) => format(problem, readLines)).join('\n\n');
}

const linesOf = (text: string | undefined): readonly string[] | undefined =>
  text?.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);

/**
 * The line with tabs as spaces, and with visible signs for characters that a terminal would obey, so that the caret is
 * under its place; cut to what fits. `before` and `marked` are its parts up to and at the caret.
 */
function excerpt(
  line: string,
  column: number,
  length: number,
): { shown: string; before: string; marked: string } {
  const plain = (text: string) => visibleLine(text.replaceAll('\t', '  '));
  let before = plain(line.slice(0, column));
  const marked = plain(line.slice(column, column + length));
  let after = plain(line.slice(column + length));
  const characters = Array.from(before);
  if (stringWidth(before) > widest * 0.6) {
    let [kept, width] = [characters.length, 0];
    while (kept > 0 && width < widest / 2) width += stringWidth(characters[--kept] ?? '');
    before = `…${characters.slice(kept).join('')}`;
  }
  const shownMark = Array.from(marked).slice(0, widest).join('');
  const room = Math.max(0, widest - stringWidth(before) - stringWidth(shownMark));
  if (after.length > room)
    after = `${Array.from(after.slice(0, room * 2))
      .slice(0, room)
      .join('')}…`;
  return { shown: `${before}${shownMark}${shownMark === marked ? after : '…'}`, before, marked: shownMark };
}
