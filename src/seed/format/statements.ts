/** A seed's events to its statements and the comments around them. */
import type { Comment, TextEvent, TokenEvent } from './events.js';

export interface StatementEvents {
  /** Comments above it, each on its line. */
  readonly above: readonly Comment[];
  /** Its tokens, without `;`, and the comments behind them; starts with a token. */
  readonly events: readonly TextEvent[];
  /** Comments behind its end, on the same line. */
  readonly beside: readonly Comment[];
}

export interface SeedEvents {
  readonly statements: readonly StatementEvents[];
  /** Comments behind the last statement. */
  readonly below: readonly Comment[];
}

export function readStatementEvents(given: readonly TextEvent[]): SeedEvents {
  const events = withFinalEnd(given);
  const statements: StatementEvents[] = [];
  let above: Comment[] = [];
  let own: TextEvent[] = [];
  let at = 0;
  while (at < events.length) {
    const event = events[at++];
    if (!event) break;
    if (event.kind === 'COMMENT' && own.length === 0) above.push(event);
    else if (!isEnd(event)) own.push(event);
    else if (own.length > 0) {
      const beside = besideEnd(events, at);
      at += beside.length;
      statements.push({ above, events: own, beside });
      [above, own] = [[], []];
    }
  }
  return { statements, below: above };
}

const isEnd = (event: TextEvent): boolean => event.kind === 'TOKEN' && event.text === ';';

/** The last statement may go without its `;`: here it gets it, before the comments that follow. */
function withFinalEnd(events: readonly TextEvent[]): readonly TextEvent[] {
  const last = events.findLastIndex(({ kind }) => kind === 'TOKEN');
  const event = events[last];
  if (event?.kind !== 'TOKEN' || isEnd(event)) return events;
  const { end } = event.token;
  const token = { kind: 'SYMBOL', start: end, end } as const;
  const added: TokenEvent = { kind: 'TOKEN', token, text: ';', lineEnds: 0, gap: false };
  return events.toSpliced(last + 1, 0, added);
}

/** Comments right behind a `;`: those up to the end of its line, unless the next statement begins on that line. */
function besideEnd(events: readonly TextEvent[], from: number): Comment[] {
  const beside: Comment[] = [];
  for (let at = from; at < events.length; at++) {
    const event = events[at];
    if (!event || event.lineEnds > 0) return beside;
    if (event.kind === 'TOKEN') return beside.filter((comment) => comment.beforeEnd);
    beside.push(event);
    if (event.endsLine) return beside;
  }
  return beside;
}
