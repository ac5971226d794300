/** Hints for a place where the parser gives up, when the cause is a common slip of the keyboard. */
import type { Span } from '../text/line-index.js';
import type { Token } from '../text/tokens.js';

/** @param at index of the token the parser stumbles over */
export function parserHint(text: string, tokens: readonly Token[], at: number): string | undefined {
  const [before, token, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token) return undefined;
  const word = ({ start, end }: Span) => text.slice(start, end);
  const given = word(token);
  const plain = fullWidth.get(given);
  if (plain !== undefined) return `${given} is a full-width character; Cypher needs ${plain} here.`;
  if (before?.kind === 'STRING' && before.end === token.start) {
    const quote = word(before).charAt(0);
    return `The text ${shown(word(before))} ends right before it; a ${quote} within a text is written \\${quote}.`;
  }
  const isComment = given === '#' || (given === '-' && behind?.start === token.end && word(behind) === '-');
  return isComment && at === 0 ? 'Comments begin with //.' : undefined;
}

const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};

/** Punctuation that a keyboard set to Chinese writes where Cypher needs ASCII. */
const fullWidth: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['、', ','],
  ['；', ';'],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
  ['［', '['],
  ['］', ']'],
  ['【', '['],
  ['】', ']'],
  ['｛', '{'],
  ['｝', '}'],
  ['＝', '='],
  ['．', '.'],
  ['。', '.'],
  ['－', '-'],
  ['—', '-'],
  ['＞', '>'],
  ['＜', '<'],
  ['｜', '|'],
  ['＇', "'"],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
  ['＂', '"'],
  ['「', "'"],
  ['」', "'"],
]);

/** The bracket that a statement cut short leaves open; it may be far from where the parser gives up. */
export function openBracketHint(text: string, tokens: readonly Token[]): string | undefined {
  const open: number[] = [];
  for (const [index, { kind, start }] of tokens.entries()) {
    const character = kind === 'SYMBOL' ? (text[start] ?? '') : '';
    if ('([{'.includes(character) && character !== '') open.push(index);
    else if (')]}'.includes(character) && character !== '') open.pop();
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const word = ({ start, end }: Span) => text.slice(start, end).slice(0, 40);
  const [bracket, next] = [tokens[last], tokens[last + 1]];
  return bracket && `The ${word(bracket)}${next ? ` before ${word(next)}` : ''} is not closed.`;
}
