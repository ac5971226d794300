/** The passage of a text that is most like a quote that does not stand in it. */
import { toOriginal, type NormalisedText } from './normalise.js';
import { positionAt, type Position } from './position.js';

export interface NearPassage extends Position {
  /** As it stands in the source. */
  readonly passage: string;
  /** Letters to change, add or drop to make the quote of it. */
  readonly distance: number;
}

/** Only the head of a longer quote is aligned: it is enough to find the place. */
const longestQuote = 1000;
const candidates = 4;
/** A passage of which more has to change is none the author meant. */
const tolerance = 0.55;

/**
 * The nearest passage, null when nothing is alike. Stretches that share pairs of letters with the quote are found in
 * one pass over the text; the few best are aligned letter by letter.
 */
export function nearestPassage(source: NormalisedText, quote: string): NearPassage | null {
  const wanted = quote.slice(0, longestQuote);
  let best: Alignment | undefined;
  for (const [from, to] of likelyWindows(source.text, wanted)) {
    const found = align(source.text, from, to, wanted);
    if (!best || found.distance < best.distance) best = found;
  }
  if (!best || best.distance > wanted.length * tolerance) return null;
  const { start, end } = toOriginal(source, best.from, best.to);
  const passage = source.original.slice(start, end).trimEnd();
  return { passage, distance: best.distance, ...positionAt(source.original, start) };
}

/**
 * Each pair of letters that text and quote share votes for the place where the quote would start. Votes are counted
 * in buckets, wide enough for some letters to be missing; a window is the room of a bucket and its neighbours.
 */
function likelyWindows(text: string, quote: string): [number, number][] {
  const places = new Map<number, number[]>();
  for (let at = 0; at + 1 < quote.length; at++) {
    const pair = pairAt(quote, at);
    const known = places.get(pair);
    if (!known) places.set(pair, [at]);
    else if (known.length < 4) known.push(at);
  }
  const width = Math.max(4, quote.length >> 2);
  const votes = new Uint32Array(Math.ceil((text.length + quote.length) / width) + 1);
  for (let at = 0; at + 1 < text.length; at++) {
    for (const place of places.get(pairAt(text, at)) ?? []) {
      const bucket = Math.floor((at - place + quote.length) / width);
      votes[bucket] = (votes[bucket] ?? 0) + 1;
    }
  }
  return bestBuckets(votes).map((bucket) => {
    const start = bucket * width - quote.length;
    return [Math.max(0, start - width), Math.min(text.length, start + quote.length + 3 * width)];
  });
}

const pairAt = (text: string, at: number) => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

function bestBuckets(votes: Uint32Array): number[] {
  const best: { bucket: number; votes: number }[] = [];
  votes.forEach((count, bucket) => {
    const both = count + (votes[bucket + 1] ?? 0);
    if (both === 0 || (best.length === candidates && both <= (best.at(-1)?.votes ?? 0))) return;
    best.push({ bucket, votes: both });
    best.sort((a, b) => b.votes - a.votes);
    best.length = Math.min(best.length, candidates);
  });
  return best.map(({ bucket }) => bucket);
}

interface Alignment {
  readonly from: number;
  readonly to: number;
  readonly distance: number;
}

/**
 * Best alignment of the whole quote with any part of text[from, to): edit distance whose first row is free, with the
 * start of each alignment carried along (Sellers 1980).
 */
function align(text: string, from: number, to: number, quote: string): Alignment {
  const rows = quote.length + 1;
  let costs = Uint32Array.from({ length: rows }, (_, row) => row);
  let startsAt = new Uint32Array(rows).fill(from);
  let nextCosts = new Uint32Array(rows);
  let nextStarts = new Uint32Array(rows);
  let best: Alignment = { from, to: from, distance: quote.length };
  for (let at = from; at < to; at++) {
    const letter = text.charCodeAt(at);
    nextCosts[0] = 0;
    nextStarts[0] = at + 1;
    for (let row = 1; row < rows; row++) {
      const changed = (costs[row - 1] ?? 0) + (quote.charCodeAt(row - 1) === letter ? 0 : 1);
      const added = (costs[row] ?? 0) + 1;
      const dropped = (nextCosts[row - 1] ?? 0) + 1;
      const least = Math.min(changed, added, dropped);
      nextCosts[row] = least;
      nextStarts[row] =
        (least === changed ? startsAt[row - 1] : least === added ? startsAt[row] : nextStarts[row - 1]) ??
        from;
    }
    const distance = nextCosts[rows - 1] ?? 0;
    if (distance < best.distance) best = { from: nextStarts[rows - 1] ?? from, to: at + 1, distance };
    [costs, nextCosts, startsAt, nextStarts] = [nextCosts, costs, nextStarts, startsAt];
  }
  return best;
}
