/** Which bracket a statement that is cut short still waits for. */
import type { Span } from './line-index.js';
import type { Token } from './tokens.js';

/** The bracket that a statement cut short still waits for; its place would be far from where the parser gives up. */
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
