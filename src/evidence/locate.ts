/** Where a quote stands in a source. */
import { nearestPassage, type NearPassage } from './nearest.js';
import { isBoundary, normalise, toOriginal, type NormalisedText, type Span } from './normalise.js';
import { lineAround, positionAt, type Position } from './position.js';

export interface QuoteRequest {
  readonly quote: string;
  /** Which of several, from 1; within `within` when that is given too. */
  readonly occurrence?: number | null | undefined;
  /** A longer passage that stands once and holds the quote. */
  readonly within?: string | null | undefined;
}

export interface LocatedQuote extends Span {
  readonly found: true;
  /** The whole line of the original around it; the lines, when it reaches over several. */
  readonly context: string;
}

export interface Place extends Position {
  readonly context: string;
}

/** `places` lists at most ten of `count`. */
export type QuoteFailure = { readonly found: false } & (
  | { readonly reason: 'EMPTY_QUOTE' }
  | { readonly reason: 'NOT_FOUND'; readonly quote: string; readonly nearest: NearPassage | null }
  | {
      readonly reason: 'AMBIGUOUS';
      readonly quote: string;
      readonly count: number;
      readonly places: readonly Place[];
    }
  | {
      readonly reason: 'NO_SUCH_OCCURRENCE';
      readonly quote: string;
      readonly occurrence: number;
      readonly count: number;
      readonly places: readonly Place[];
    }
  | { readonly reason: 'WITHIN_NOT_FOUND'; readonly within: string; readonly nearest: NearPassage | null }
  | {
      readonly reason: 'WITHIN_AMBIGUOUS';
      readonly within: string;
      readonly count: number;
      readonly places: readonly Place[];
    }
  | {
      readonly reason: 'QUOTE_NOT_IN_WITHIN';
      readonly quote: string;
      readonly within: string;
      readonly count: number;
      readonly places: readonly Place[];
    }
);

const listed = 10;

/**
 * Quote and source are compared normalised; matches do not overlap, and never start or end within a character.
 * `source.original.slice(start, end)` normalises to the quote. Quote and `within` are trimmed.
 */
export function locateQuote(
  source: NormalisedText,
  { quote, occurrence, within }: QuoteRequest,
): LocatedQuote | QuoteFailure {
  const wanted = wording(quote);
  if (wanted === '') return { found: false, reason: 'EMPTY_QUOTE' };
  const room =
    within === null || within === undefined ? everywhere(source) : onlyRoom(source, wording(within), within);
  if ('reason' in room) return room;
  const matches = matchesIn(source, wanted, room);
  const count = matches.length;
  const places = () => placesOf(source, matches);
  if (count === 0) return notThere(source, quote, wanted, within);
  if (occurrence === null || occurrence === undefined) {
    if (count > 1) return { found: false, reason: 'AMBIGUOUS', quote, count, places: places() };
  } else if (!Number.isInteger(occurrence) || occurrence < 1 || occurrence > count) {
    return { found: false, reason: 'NO_SUCH_OCCURRENCE', quote, occurrence, count, places: places() };
  }
  const { start, end } = matches[(occurrence ?? 1) - 1] ?? { start: 0, end: 0 };
  const span = toOriginal(source, start, end);
  return { found: true, ...span, context: lineAround(source.original, span.start, span.end) };
}

const wording = (text: string) => normalise(text).text.trim();

const everywhere = (source: NormalisedText): Span => ({ start: 0, end: source.text.length });

/** The one place of `within`, in the normalised text. */
function onlyRoom(source: NormalisedText, wanted: string, within: string): Span | QuoteFailure {
  const rooms = wanted === '' ? [] : matchesIn(source, wanted, everywhere(source));
  const [room] = rooms;
  if (!room)
    return { found: false, reason: 'WITHIN_NOT_FOUND', within, nearest: nearestPassage(source, wanted) };
  if (rooms.length === 1) return room;
  return {
    found: false,
    reason: 'WITHIN_AMBIGUOUS',
    within,
    count: rooms.length,
    places: placesOf(source, rooms),
  };
}

function notThere(
  source: NormalisedText,
  quote: string,
  wanted: string,
  within: string | null | undefined,
): QuoteFailure {
  if (within !== null && within !== undefined) {
    const elsewhere = matchesIn(source, wanted, everywhere(source));
    const [count, places] = [elsewhere.length, placesOf(source, elsewhere)];
    if (count > 0) return { found: false, reason: 'QUOTE_NOT_IN_WITHIN', quote, within, count, places };
  }
  return { found: false, reason: 'NOT_FOUND', quote, nearest: nearestPassage(source, wanted) };
}

/** All matches in a stretch of the normalised text, in its offsets. */
function matchesIn(source: NormalisedText, wanted: string, room: Span): Span[] {
  const matches: Span[] = [];
  let at = source.text.indexOf(wanted, room.start);
  while (at !== -1 && at + wanted.length <= room.end) {
    const end = at + wanted.length;
    const whole = isBoundary(source, at) && isBoundary(source, end);
    if (whole) matches.push({ start: at, end });
    at = source.text.indexOf(wanted, whole ? end : at + 1);
  }
  return matches;
}

function placesOf(source: NormalisedText, matches: readonly Span[]): Place[] {
  return matches.slice(0, listed).map((match) => {
    const { start, end } = toOriginal(source, match.start, match.end);
    return { ...positionAt(source.original, start), context: lineAround(source.original, start, end) };
  });
}
