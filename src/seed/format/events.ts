/** Tokens and comments of a seed in the order of a formatted text: `,` and `;` stand right behind what they end. */
import { tokenize, type Token } from '../../cypher/text/tokens.js';

export interface Comment {
  readonly kind: 'COMMENT';
  /** Word for word; of `// …` without trailing blanks. */
  readonly text: string;
  /** `// …`: the line ends behind it. */
  readonly endsLine: boolean;
  /** Lines that end between what stands before it and the comment. */
  readonly lineEnds: number;
  readonly start: number;
  /** Stood before the `;` that now stands before it. */
  beforeEnd: boolean;
}

export interface TokenEvent {
  readonly kind: 'TOKEN';
  readonly token: Token;
  readonly text: string;
  readonly lineEnds: number;
  /** Whether white space or a comment stands before it. */
  readonly gap: boolean;
}

export type TextEvent = Comment | TokenEvent;

const comments = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g;

/** @param text normalised: lines end with LF */
export function readEvents(text: string): TextEvent[] {
  const events: TextEvent[] = [];
  let behind = 0;
  for (const token of tokenize(text)) {
    const gap = text.slice(behind, token.start);
    const lineEnds = readComments(gap, behind, events);
    const event = { kind: 'TOKEN', token, text: text.slice(token.start, token.end), lineEnds } as const;
    insert(events, { ...event, gap: gap !== '' });
    behind = token.end;
  }
  readComments(text.slice(behind), behind, events);
  return events;
}

/** @returns how many lines end behind the last comment of the gap */
function readComments(gap: string, offset: number, events: TextEvent[]): number {
  if (!gap.includes('/')) return lineEndsIn(gap);
  let behind = 0;
  for (const { 0: text, index } of gap.matchAll(comments)) {
    const endsLine = text.startsWith('//');
    events.push({
      kind: 'COMMENT',
      text: endsLine ? text.trimEnd() : text,
      endsLine,
      lineEnds: lineEndsIn(gap.slice(behind, index)),
      start: offset + index,
      beforeEnd: false,
    });
    behind = index + text.length;
  }
  return lineEndsIn(gap.slice(behind));
}

/**
 * A `,` goes before the comments that part it from the token before. So does a `;`, unless one of them has a line of
 * its own: such a comment is part of the statement.
 */
function insert(events: TextEvent[], event: TokenEvent): void {
  const passed: Comment[] = [];
  for (let at = events.length - 1; at >= 0 && (event.text === ',' || event.text === ';'); at--) {
    const before = events[at];
    if (before?.kind !== 'COMMENT') break;
    passed.push(before);
  }
  const isFirst = passed.length === events.length;
  if (isFirst || (event.text === ';' && passed.some(({ lineEnds }) => lineEnds > 0))) events.push(event);
  else {
    for (const comment of passed) comment.beforeEnd = event.text === ';';
    events.splice(events.length - passed.length, 0, event);
  }
}

const lineEndsIn = (text: string): number => (text.includes('\n') ? text.split('\n').length - 1 : 0);
