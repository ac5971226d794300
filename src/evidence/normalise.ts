/** Source text made comparable with quotes, and the way back to the text as it stands. */
import { artefactLength } from './artefact.js';

/**
 * The text is cut into units: a character with its combining marks and the artefact behind it, or a run of white
 * space. Each unit gives some characters of `text`, so a place between two units is a place in both texts.
 */
export interface NormalisedText {
  readonly original: string;
  readonly text: string;
  /** For each character of `text` the offset in `original` where its unit starts; at last the length of `original`. */
  readonly starts: Uint32Array;
}

/** UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a clean wording and a scraped one share: NFKC, every run of white space (line breaks too) one space, no
 * artefacts (`創(chuàng)`), no characters without a look (soft hyphens, zero-width spaces, variation selectors, control
 * characters, which no quote may hold).
 * Nothing is trimmed. Spacing accents such as ´ stay, since NFKC would make a space of them. Linear in the text.
 */
export function normalise(original: string): NormalisedText {
  const out = new Output(original);
  let at = 0;
  while (at < original.length) {
    const start = at;
    const first = original.codePointAt(at) ?? 0;
    const kind = kindOf(first);
    at += first > 0xffff ? 2 : 1;
    if (kind === HIDDEN) continue; // behind an artefact or at the very start; elsewhere the unit before takes it
    if (kind === WHITE) {
      at = skip(original, at, (next) => next === WHITE || next === HIDDEN);
      out.add(start, ' ');
      continue;
    }
    const bare = at;
    at = skip(original, at, (next) => next === JOINS || next === HIDDEN);
    if (kind === PLAIN && at === bare) out.addPlain(start);
    else out.add(start, composed(original.slice(start, at), kind));
    const next = original.charCodeAt(at);
    if (next === 0x28 || next === 0xff08) at += artefactLength(original, at, String.fromCodePoint(first));
  }
  return out.finished();
}

/** Whether a match may start or end before character `index` of the normalised text: never within one unit. */
export function isBoundary({ starts }: NormalisedText, index: number): boolean {
  return index === 0 || index === starts.length - 1 || starts[index] !== starts[index - 1];
}

/**
 * Where `text[from, to)` stands in the original, widened to whole units. An artefact belongs to the character before
 * it, so that a highlight covers `創(chuàng)` and leaves no bracket behind; `original.slice(start, end)` normalises to
 * `text.slice(from, to)` when both are boundaries.
 */
export function toOriginal(normalised: NormalisedText, from: number, to: number): Span {
  const { starts } = normalised;
  let end = to;
  while (!isBoundary(normalised, end)) end++;
  return { start: starts[from] ?? 0, end: starts[end] ?? 0 };
}

const PLAIN = 1;
/** Combines with what stands before it: marks, Hangul vowels and finals. */
const JOINS = 2;
const HIDDEN = 3;
const WHITE = 4;
/** NFKC changes it. */
const CHANGES = 5;
/** NFKC would make it a space and a mark. */
const SPACING = 6;

/** Control characters but for white space and the next line; then what has no look of its own. */
const hidden = /^(?:[^\P{Cc}\t-\r\u0085]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u00ad\u200b\u2060\ufeff])/u;
const white = /^[\s\u0085]/;
const joining = /^[\p{M}\u1160-\u11ff]/u;

/** Kinds of the characters met so far: a look-up instead of three tests for each character of a long text. */
const kinds = new Uint8Array(0x10000);

function kindOf(codePoint: number): number {
  if (codePoint > 0xffff) return computedKind(codePoint);
  return kinds[codePoint] || (kinds[codePoint] = computedKind(codePoint));
}

function computedKind(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (hidden.test(character)) return HIDDEN;
  if (white.test(character)) return WHITE;
  if (joining.test(character.normalize('NFKD'))) return JOINS;
  const changed = character.normalize('NFKC');
  if (changed.startsWith(' ')) return SPACING;
  return changed !== character || codePoint > 0xffff ? CHANGES : PLAIN;
}

function skip(text: string, from: number, belongs: (kind: number) => boolean): number {
  let at = from;
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (!belongs(kindOf(codePoint))) break;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}

function composed(unit: string, kind: number): string {
  const seen = Array.from(unit)
    .filter((character) => !hidden.test(character))
    .join('');
  return seen.normalize(kind === SPACING ? 'NFC' : 'NFKC');
}

/** The growing result; plain stretches are copied at once. */
class Output {
  private readonly parts: string[] = [];
  private starts: Uint32Array;
  private length = 0;
  private plainFrom = 0;
  private plainTo = 0;

  constructor(private readonly original: string) {
    this.starts = new Uint32Array(original.length + 1);
  }

  /** The one UTF-16 unit at `start`, as it is. */
  addPlain(start: number): void {
    if (start !== this.plainTo) {
      this.flush();
      this.plainFrom = start;
    }
    this.plainTo = start + 1;
    this.reserve(1);
    this.starts[this.length++] = start;
  }

  add(start: number, text: string): void {
    this.flush();
    this.plainFrom = this.plainTo = -1;
    this.parts.push(text);
    this.reserve(text.length);
    this.starts.fill(start, this.length, this.length + text.length);
    this.length += text.length;
  }

  finished(): NormalisedText {
    this.flush();
    this.reserve(0);
    this.starts[this.length] = this.original.length;
    return {
      original: this.original,
      text: this.parts.join(''),
      starts: this.starts.subarray(0, this.length + 1),
    };
  }

  private flush(): void {
    if (this.plainTo > this.plainFrom) this.parts.push(this.original.slice(this.plainFrom, this.plainTo));
  }

  /** Room for so many characters and the end: NFKC may make one character eighteen. */
  private reserve(count: number): void {
    if (this.length + count < this.starts.length) return;
    const wider = new Uint32Array((this.length + count + 1) * 2);
    wider.set(this.starts);
    this.starts = wider;
  }
}
