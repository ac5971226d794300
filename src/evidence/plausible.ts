/** Reads a text in an encoding, piece by piece, and tells whether it is plausible there, by the rule in encodings.ts. */
import { createHash } from 'node:crypto';
import type { Encoding } from './encodings.js';

/** What stands in no text. */
const never = /[\0\x80-\x9f\ufffd\p{Cn}\p{Co}]/u;

/** Share of the characters beyond ASCII that have to fit. */
const enough = 0.9;

/** Characters beyond ASCII that are looked at, one by one; of more, the others decode and no more is asked of them. */
const mostLookedAt = 1_000_000;

/** After so many, one that is far from plausible is given up. */
const step = 4096;

/** Characters of a word that are shown. */
const longest = 16;

function cut(word: string): string {
  const characters = Array.from(word);
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : word;
}

/** Characters in which the first words are looked for. */
const headLength = 2_000;

export class Attempt {
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private readonly hash = createHash('sha256');
  private isOver = false;
  private beyond = 0;
  private fitting = 0;
  /** The last two characters, of which the second is yet to be looked at. */
  private last = '';
  /** Where the text begins. */
  private head = '';

  constructor(readonly encoding: Encoding) {
    this.decoder = new TextDecoder(encoding.label, { fatal: true });
  }

  add(bytes: Uint8Array): void {
    this.read(() => this.decoder.decode(bytes, { stream: true }));
  }

  /** Whether all that was added is plausible; what cannot be decoded is not. */
  end(): boolean {
    this.read(() => `${this.decoder.decode()} `);
    return !this.isOver && this.fitting >= this.beyond * enough;
  }

  /** Equal for attempts that read the same text. */
  get text(): string {
    return this.hash.copy().digest('hex');
  }

  /** Words that it begins with, those beyond ASCII if there are any. */
  get firstWords(): string[] {
    const words = [...new Set(this.head.match(/[^\s",;\ufeff]+/g))];
    const beyond = words.filter((word) => /[^\0-\x7f]/.test(word));
    return (beyond.length > 0 ? beyond : words).map(cut);
  }

  /** A word as it reads here. */
  word(bytes: Uint8Array): string {
    // What it is cut from may go on in the middle of a character.
    const read = new TextDecoder(this.encoding.label).decode(bytes, { stream: true });
    return cut(this.settled(read));
  }

  private read(decode: () => string): void {
    if (this.isOver) return;
    try {
      const text = this.settled(decode());
      this.isOver = never.test(text);
      if (!this.isOver) this.weigh(text);
    } catch {
      this.isOver = true;
    }
  }

  private settled(text: string): string {
    const { instead } = this.encoding;
    return instead ? text.replace(/[\x80-\x9f]/g, (character) => instead.get(character) ?? character) : text;
  }

  private weigh(piece: string): void {
    this.hash.update(piece);
    if (this.head.length < headLength) this.head += piece.slice(0, headLength);
    const text = this.last + piece;
    for (let at = this.last.length === 2 ? 1 : 0; at < text.length - 1 && this.beyond < mostLookedAt; at++) {
      if (text.charCodeAt(at) < 0x80) continue;
      if (++this.beyond % step === 0 && this.fitting < this.beyond / 2) {
        this.isOver = true;
        return;
      }
      if (this.encoding.fits(text[at - 1] ?? '', text[at] ?? '', text[at + 1] ?? '')) this.fitting++;
    }
    this.last = text.slice(-2);
  }
}
