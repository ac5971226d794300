/** Partial and uncertain dates: an EDTF text to the days it may mean. */
import { LRUCache } from 'lru-cache';
import { parse, type EdtfInterval, type EdtfPart, type EdtfSet } from 'edtf';
import { boundsOf, precisionOf, type PatternPrecision } from './day-pattern.js';
import { refusalOf } from './refusal.js';

export type DatePrecision = PatternPrecision;

export interface PartialDate {
  /** As given. */
  readonly edtf: string;
  /** First day it may mean, yyyymmdd; null where that side is open or unknown, or no year is known. */
  readonly earliest: number | null;
  /** Last day it may mean, likewise. */
  readonly latest: number | null;
  readonly precision: DatePrecision;
  /** Some part of it is marked ~ or %. It does not widen the bounds: nobody says how far "about" reaches. */
  readonly approximate: boolean;
  /** Some part of it is marked ? or %. */
  readonly uncertain: boolean;
}

const accepted =
  'write YYYY, YYYY-MM or YYYY-MM-DD; X for an unknown digit (202X, 2025-XX-28); ? ~ % after it for doubt; ' +
  'a/b from a to b (.. open, empty unknown); [a,b] or [a..b] for one of several';

/** The text is no date, or no date we accept; the message says why and what is accepted. */
export class BadDateError extends Error {
  override readonly name = 'BadDateError';
  constructor(
    readonly text: string,
    /** What is wrong, without the text and what is accepted. */
    readonly reason: string,
  ) {
    super(`${text.length > 60 ? `${text.slice(0, 60)}…` : text}: ${reason}; ${accepted}`);
  }
}

type Bounds = Pick<PartialDate, 'earliest' | 'latest'>;

/** Sources, rows and graphs repeat their dates: a load looks at each of them five times. */
const known = new LRUCache<string, PartialDate>({ max: 5_000 });

/**
 * Accepted are years 0001 to 9999 with X digits, the marks ~ ? % on the whole or on parts, intervals and one-of sets.
 * A date of which no year is known (XXXX-03-28) has no bounds and precision NONE: it never compares.
 * The bounds are ours: edtf's own are wrong for sets, open ends and unknown years.
 * @throws BadDateError
 */
export function parsePartialDate(text: string): PartialDate {
  const before = known.get(text);
  if (before) return before;
  const date = parseNew(text);
  known.set(text, date);
  return date;
}

function parseNew(text: string): PartialDate {
  const refusal = refusalOf(text);
  if (refusal !== undefined) throw new BadDateError(text, refusal);
  // Nearly every date is plain, and the parser takes 0.1 ms for one.
  const plain = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)$/.exec(text);
  if (plain) {
    const [, year = '', month = 'XX', day = 'XX', mark = ''] = plain;
    return {
      ...whole(text, year + month + day),
      approximate: /[~%]/.test(mark),
      uncertain: /[?%]/.test(mark),
    };
  }
  const tree = treeOf(text);
  if (tree.type === 'Date') return whole(text, patternOf(text, tree), [tree]);
  const bounds = tree.type === 'Set' ? setBounds(text, tree) : intervalBounds(text, tree);
  const parts = tree.values.flat().filter(isGiven);
  const known = parts.some((part) => precisionOf(patternOf(text, part)) !== 'NONE');
  return { edtf: text, ...bounds, precision: known ? 'RANGE' : 'NONE', ...marks(parts) };
}

function treeOf(text: string) {
  let tree;
  try {
    tree = parse(text);
  } catch {
    const both = /X/.test(text) && /[?~%]/.test(text);
    const doubtInSet = text.startsWith('[') && /[?~%]/.test(text);
    throw new BadDateError(
      text,
      doubtInSet
        ? 'no ~ ? % within [ ]'
        : both
          ? 'X and ~ ? % do not go together'
          : 'this is no date in the Extended Date/Time Format',
    );
  }
  if (tree.type === 'Date' || tree.type === 'Interval' || tree.type === 'Set') return tree;
  throw new BadDateError(text, `a ${tree.type.toLowerCase()} is not accepted`);
}

function whole(text: string, pattern: string, parts: readonly EdtfPart[] = []): PartialDate {
  return { edtf: text, ...patternBounds(text, pattern), precision: precisionOf(pattern), ...marks(parts) };
}

function marks(parts: readonly EdtfPart[]) {
  return {
    approximate: parts.some((part) => Boolean(part.approximate)),
    uncertain: parts.some((part) => Boolean(part.uncertain)),
  };
}

/** The parser's numbers and bit mask, back to digits and X. */
function patternOf(text: string, { values, unspecified = 0 }: EdtfPart): string {
  if (values.length > 3) throw new BadDateError(text, 'times are not accepted');
  const [year = 0, month, day] = values;
  const pad = (value: number | undefined, add: number) =>
    value === undefined ? 'XX' : String(value + add).padStart(2, '0');
  const digits = String(year).padStart(4, '0') + pad(month, 1) + pad(day, 0);
  return Array.from(digits, (digit, place) => (unspecified & (1 << place) ? 'X' : digit)).join('');
}

function patternBounds(text: string, pattern: string): Bounds {
  if (pattern.startsWith('XXXX')) return { earliest: null, latest: null };
  const bounds = boundsOf(pattern);
  if (!bounds) throw new BadDateError(text, 'this day does not exist');
  return bounds;
}

const boundsOfPart = (text: string, part: EdtfPart): Bounds => patternBounds(text, patternOf(text, part));

/** From the earliest start to the latest end; a side without a day is open. */
function spanOf(text: string, from: EdtfPart | null, to: EdtfPart | null): Bounds {
  const earliest = from && boundsOfPart(text, from).earliest;
  const latest = to && boundsOfPart(text, to).latest;
  if (earliest !== null && latest !== null && earliest > latest)
    throw new BadDateError(text, 'it ends before it starts');
  return { earliest, latest };
}

/** Open and unknown ends bound nothing. */
const isGiven = (end: EdtfPart | number | null | undefined): end is EdtfPart =>
  typeof end === 'object' && end !== null;

function intervalBounds(text: string, { values: [from, to] }: EdtfInterval): Bounds {
  return spanOf(text, isGiven(from) ? from : null, isGiven(to) ? to : null);
}

const isPair = (value: EdtfSet['values'][number]): value is readonly [EdtfPart, EdtfPart] =>
  Array.isArray(value);

/** One of several: from the earliest of all to the latest of all. */
function setBounds(text: string, { values, earlier, later }: EdtfSet): Bounds {
  const members = values.map((value) =>
    isPair(value) ? spanOf(text, value[0], value[1]) : boundsOfPart(text, value),
  );
  const outermost = (days: (number | null)[], pick: (...days: number[]) => number) => {
    const known = days.filter((day) => day !== null);
    return known.length === days.length ? pick(...known) : null;
  };
  return {
    earliest: earlier
      ? null
      : outermost(
          members.map((m) => m.earliest),
          Math.min,
        ),
    latest: later
      ? null
      : outermost(
          members.map((m) => m.latest),
          Math.max,
        ),
  };
}
