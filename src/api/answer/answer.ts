/** The answer to one operation while it is built: how large it is by now, and whether anybody still waits for it. */
import { setMaxListeners } from 'node:events';
import { shippedAnswerMegabytes } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import type { Value } from '../../graph/values.js';
import { answerLimits, type AnswerLimits } from './limits.js';
import { Line } from './turns.js';

/** Characters from which on a text is worth a look whether it is there already. */
const longText = 64;
/** Characters of arguments that cost as much as a field: they are read anew for each parent. */
const argumentsPerField = 32;

/**
 * Counting throws nothing. An answer that becomes too large aborts its operation as the deadline does: objects that
 * are not begun never are, nothing more is read, and whoever waits for the operation is told the signal's reason.
 */
export class Answer {
  private readonly line: Line;
  private readonly texts = new Map<string, string>();
  private bytes = 0;
  private objects = 0;
  private fields = 0;
  private rows = 0;
  private read = 0;
  private over = false;
  private forever: Promise<never> | undefined;

  constructor(
    private readonly limits: AnswerLimits = answerLimits(shippedAnswerMegabytes),
    /** Aborted from outside when nobody waits any more; by the answer, when it is too large. */
    private readonly operation: AbortController = new AbortController(),
  ) {
    this.line = new Line(limits.objects);
    // Asked for each object: the signal itself is slow to answer.
    // Each statement under way listens too.
    setMaxListeners(0, this.signal);
    this.signal.addEventListener('abort', () => this.close(), { once: true });
    if (this.signal.aborted) this.close();
  }

  get signal(): AbortSignal {
    return this.operation.signal;
  }

  /** Whether nobody waits for it any more. */
  get ended(): boolean {
    return this.over;
  }

  /** What the rest of an operation waits for that has ended: it is forgotten together with it. */
  get never(): Promise<never> {
    return (this.forever ??= new Promise(() => undefined));
  }

  /** What `work` comes to; never, when the operation has ended by then. */
  async whileWanted<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      return this.over ? await this.never : result;
    } catch (error) {
      if (this.over) return this.never;
      throw error;
    }
  }

  /** Whether another object is begun, or other work that takes long: true to go on at once, else a promise of the time to. */
  turn(): true | Promise<true> {
    return this.over ? this.never : this.line.begin();
  }

  /**
   * Another field.
   * @param key under which it is answered
   * @param objects 1 where an object or a list of them is to come
   * @param argumentsLength characters of its arguments in the document
   */
  field(key: string, objects: 0 | 1, argumentsLength: number): void {
    this.bytes += key.length + 4;
    this.fields += 1 + Math.trunc(argumentsLength / argumentsPerField);
    this.more(objects);
  }

  /** More objects, as soon as it is known how many. */
  more(objects: number): void {
    if (this.over) return;
    this.bytes += 3 * objects;
    this.objects += objects;
    if (objects > 0) this.line.hold(objects);
    this.check();
  }

  /** The value of a field that has no fields of its own. */
  leaf(value: unknown): void {
    if (typeof value === 'string') this.bytes += Buffer.byteLength(value) + 2;
    else if (Array.isArray(value)) {
      for (const item of value) this.leaf(item);
      this.bytes += value.length;
      this.fields += value.length;
    } else this.bytes += 5;
    this.check();
  }

  /** Another row of a statement; a text that is held already is put in the place of its copy. */
  row(row: Record<string, Value>): void {
    if (this.over) return;
    for (const name in row) row[name] = this.cell(row[name] ?? null);
    this.rows++;
    this.line.hold(1);
    this.check();
  }

  /** As Line.whenQuiet; never, when the operation has ended. */
  readonly whenQuiet = (work: () => void): void => {
    this.line.whenQuiet(() => {
      if (!this.over) work();
    });
  };

  /** It is answered, or nobody waits for it any more: what is not begun yet never is. */
  close(): void {
    this.over = true;
    this.line.close();
    this.texts.clear();
  }

  private cell(value: Value): Value {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) value[index] = this.cell(item);
      return value;
    }
    if (typeof value !== 'string' || value.length < longText) {
      this.read += 8 + (typeof value === 'string' ? value.length : 0);
      return value;
    }
    this.read += Buffer.byteLength(value);
    const known = this.texts.get(value);
    if (known === undefined) this.texts.set(value, value);
    return known ?? value;
  }

  private check(): void {
    if (this.over) return;
    const { bytes, objects, fields, rows, read } = this.limits;
    if (this.bytes > bytes) this.tooLarge(`is over ${inMegabytes(bytes)}`);
    else if (this.objects > objects) this.tooLarge(`has over ${inWords(objects)} objects`);
    else if (this.fields > fields) this.tooLarge(`has over ${inWords(fields)} fields`);
    else if (this.rows > rows) this.tooLarge(`takes over ${inWords(rows)} rows of the graph`);
    else if (this.read > read) this.tooLarge(`takes over ${inMegabytes(read)} of the graph`);
  }

  private tooLarge(why: string): void {
    this.operation.abort(
      new PactgraphError('ANSWER_TOO_LARGE', `The answer ${why}.`, {
        hint: 'Ask for fewer entries (`first`), follow fewer connections at once, or leave long texts out (`text` of sources).',
      }),
    );
  }
}

const inWords = (count: number): string => count.toLocaleString('en');
const inMegabytes = (bytes: number): string => `${inWords(bytes / 1_024 / 1_024)} MB`;
