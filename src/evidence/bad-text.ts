/** What is wrong with the bytes of a text that is not UTF-8: its bad lines, and the encodings it may be in. */
import { isUtf8 } from 'node:buffer';
import { encodings, utf16 } from './encodings.js';
import { Attempt } from './plausible.js';
import type { SourceProblem } from './source-problem.js';

/** Bad lines that are told. */
const mostLines = 20;

/** Words that are shown, out of those that are kept. */
const [mostWords, mostKept] = [3, 200];

const isWide = ({ encoding }: Attempt): boolean => encoding === utf16.LE || encoding === utf16.BE;

interface BadLine {
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Of the file, from 0. */
  readonly byte: number;
}

export interface BadTextOptions {
  /** Whether a NUL is an error also where the text is UTF-8. */
  readonly refusesNul?: boolean;
}

/** Goes through the bytes of a whole text, piece by piece. */
export class BadText {
  private readonly attempts = [...encodings, utf16.LE, utf16.BE].map((encoding) => new Attempt(encoding));
  private readonly lines: BadLine[] = [];
  private readonly words = new Map<string, Uint8Array>();
  private count = 0;
  private countNul = 0;
  /** Zeros at even and at odd places. */
  private readonly zeros: [even: number, odd: number] = [0, 0];
  private byteOrderMark: 'LE' | 'BE' | undefined;
  private offset = 0;
  private line = 1;
  private rest = Buffer.alloc(0);

  constructor(private readonly options: BadTextOptions = {}) {}

  add(bytes: Uint8Array): void {
    if (this.offset === 0 && this.rest.length === 0) {
      const [a, b] = bytes;
      this.byteOrderMark = a === 0xff && b === 0xfe ? 'LE' : a === 0xfe && b === 0xff ? 'BE' : undefined;
    }
    for (const attempt of this.attempts) attempt.add(bytes);
    const text = Buffer.concat([this.rest, bytes]);
    let start = 0;
    for (let at = Math.max(0, this.rest.length - 1); at < text.length; at++) {
      if (text[at] !== 0x0a && text[at] !== 0x0d) continue;
      // A CR at the end may be half of a line end.
      if (at === text.length - 1 && text[at] === 0x0d) break;
      if (text[at] === 0x0d && text[at + 1] === 0x0a) at++;
      this.lookAt(text.subarray(start, at + 1), start);
      this.line++;
      start = at + 1;
    }
    this.offset += start;
    this.rest = text.subarray(start);
  }

  /** @returns undefined where it is UTF-8 */
  end(): SourceProblem | undefined {
    this.lookAt(this.rest, 0);
    const plausible = this.plausible();
    const [first] = this.lines;
    if (!first) return undefined;
    const { line, column, byte } = first;
    const isNul = this.count === 0;
    const wide = plausible.some(isWide);
    // Of UTF-8 with a NUL in it, only what reads as UTF-16 is refused by all.
    if (isNul && !wide && this.options.refusesNul !== true) return undefined;
    const what = isNul ? 'NUL, which no text contains' : 'not UTF-8';
    const count = isNul ? this.countNul : this.count;
    return {
      message:
        count === 1 || wide
          ? `Byte ${byte} is ${what}.`
          : this.listed(count, isNul ? 'have a NUL' : 'are not UTF-8'),
      hint: isNul && !wide ? 'Remove it, as with tr -d "\\000".' : this.hint(plausible),
      line,
      column,
    };
  }

  private lookAt(line: Buffer, start: number): void {
    const nul = line.indexOf(0);
    if (nul !== -1) {
      this.countNul++;
      for (let at = nul; at !== -1; at = line.indexOf(0, at + 1))
        this.zeros[(this.offset + start + at) % 2 === 0 ? 0 : 1]++;
    }
    const isBad = !isUtf8(line);
    if (!isBad && nul === -1) return;
    // Lines that are no UTF-8 are told before those with a NUL.
    if (isBad && this.count++ === 0) this.lines.length = 0;
    if (this.lines.length < mostLines && (isBad || this.count === 0)) {
      const head = isBad ? decodedHead(line) : line.toString('utf8', 0, nul);
      const byte = this.offset + start + Buffer.byteLength(head);
      this.lines.push({ line: this.line, column: head.replace('\ufeff', '').length + 1, byte });
    }
    if (this.words.size < mostKept) this.takeWords(line);
  }

  /** Bytes that part words stand within no character of the encodings in question. */
  private takeWords(line: Buffer): void {
    let start = 0;
    for (let at = 0; at <= line.length && this.words.size < mostKept; at++) {
      if (at < line.length && !' \t\r\n,;"'.includes(String.fromCharCode(line[at] ?? 0))) continue;
      const word = line.subarray(start, at);
      if (!isUtf8(word)) this.words.set(word.toString('latin1'), Buffer.from(word.subarray(0, 64)));
      start = at + 1;
    }
  }

  /** Those in which the whole text is plausible; of several that read the same text, the first. */
  private plausible(): Attempt[] {
    const [even, odd] = this.zeros;
    const wide =
      this.byteOrderMark ?? (odd > 1 && odd > even * 9 ? 'LE' : even > 1 && even > odd * 9 ? 'BE' : '');
    const texts = new Set<string>();
    return this.attempts.filter((attempt) => {
      if (wide === '' ? isWide(attempt) : attempt.encoding !== utf16[wide]) return false;
      return attempt.end() && texts.size < texts.add(attempt.text).size;
    });
  }

  /** Words that tell the encodings apart come first. */
  private telling(plausible: readonly Attempt[]): Uint8Array[] {
    const all = [...this.words.values()].map((word) => ({
      word,
      readings: new Set(plausible.map((attempt) => attempt.word(word))).size,
    }));
    return all
      .sort((a, b) => b.readings - a.readings)
      .slice(0, mostWords)
      .map(({ word }) => word);
  }

  private listed(count: number, what: string): string {
    const all = this.lines.map(({ line, byte }) => `line ${line} (byte ${byte})`).join(', ');
    const lines = `${new Intl.NumberFormat('en').format(count)} lines ${what}`;
    return count > this.lines.length
      ? `${lines}, the first ${this.lines.length} of them: ${all}.`
      : `${lines}: ${all}.`;
  }

  private hint(plausible: readonly Attempt[]): string {
    const words = this.telling(plausible);
    const names = plausible.map((attempt) => {
      const read = isWide(attempt)
        ? attempt.firstWords.slice(0, mostWords)
        : words.map((word) => attempt.word(word));
      return `${attempt.encoding.name} (${read.join(', ')})`;
    });
    const [first, ...more] = plausible;
    if (!first) return 'Save it as UTF-8. pactgraph knows no other encoding in which all of it makes sense.';
    const save = (attempt: Attempt) => `iconv -f ${attempt.encoding.iconv} -t UTF-8`;
    return more.length === 0
      ? `It reads as ${names.join('')}. If that is right, save it as UTF-8, as with: ${save(first)}`
      : `It reads as ${names.join(', or as ')}. Save it as UTF-8 by the one whose words are right, as with: ${plausible.map(save).join(', or ')}`;
  }
}

/** The text before the first broken character. */
function decodedHead(bytes: Uint8Array): string {
  const decoded = (length: number) => {
    try {
      // As a stream, so that a character may go on behind the head; it is left out then.
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      return decoder.decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decoded(middle) === undefined) bad = middle;
    else good = middle;
  }
  return decoded(good) ?? '';
}
