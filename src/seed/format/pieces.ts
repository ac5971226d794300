/** A statement's tokens as the pieces of a layout: each with its final text, and the comments behind it. */
import stringWidth from 'string-width';
import type { Comment, TextEvent } from './events.js';
import type { LineStart, TokenRoles } from './roles.js';
import { spacesBefore, type Spaced } from './spacing.js';

export interface Piece extends Spaced {
  readonly line: LineStart | undefined;
  /** What stands before it on a line. */
  readonly space: '' | ' ';
  /** Columns of the text; Infinity when it has line ends in it. */
  readonly width: number;
}

/** With the `;` as the last piece. */
export function piecesOf(events: readonly TextEvent[], roles: TokenRoles): Piece[] {
  const tokens: (Omit<Piece, 'space' | 'width'> & { comments: Comment[] })[] = [];
  for (const event of events) {
    if (event.kind === 'COMMENT') {
      tokens.at(-1)?.comments.push(event);
      continue;
    }
    const { token, text, gap } = event;
    const isKeyword = roles.keywords.has(token.start);
    tokens.push({
      text: isKeyword ? text.toUpperCase() : text,
      isKeyword,
      isName: !isKeyword && (token.kind === 'WORD' || token.kind === 'QUOTED'),
      isSymbol: token.kind === 'SYMBOL',
      gap,
      line: roles.lines.get(token.start),
      comments: [],
    });
  }
  const end = { text: ';', isKeyword: false, isName: false, isSymbol: true, gap: false };
  tokens.push({ ...end, line: undefined, comments: [] });
  const spaces = spacesBefore(tokens);
  return tokens.map((token, index) => ({ ...token, space: spaces[index] ?? '', width: widthOf(token.text) }));
}

/** A Chinese character counts two. What is far too wide for any line is not measured character by character. */
export function widthOf(text: string): number {
  if (text.includes('\n')) return Infinity;
  return text.length > 1000 ? text.length : stringWidth(text);
}
