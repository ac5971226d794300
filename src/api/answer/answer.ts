/** The answer to one operation while it is built: how large it is by now, and whether anybody still waits for it. */
import { setMaxListeners } from 'node:events';
import { shippedAnswerMegabytes } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import type { Value } from '../../graph/values.js';
import { answerLimits, type AnswerLimits } from './limits.js';
import { Line } from './turns.js';

/** A text of at least so many characters is looked up among the texts that the answer already holds. */
const longText = 64;
/** So many characters of arguments cost as much as a field: the executor reads them anew for each parent. */
const argumentsPerField = 32;

/**
 * Counting throws nothing. An answer that becomes too large aborts its operation, as the deadline does: the executor
 * begins no further object, nothing more is read, and whoever waits for the operation gets the signal's reason.
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
    /** The caller aborts it when nobody waits any more; the answer aborts it when it is too large. */
    private readonly operation: AbortController = new AbortController(),
  ) {
    this.line = new Line(limits.objects);
    // `ended` is asked for each object, and the signal itself is slow to answer.
    // Each running statement listens to the signal too.
    setMaxListeners(0, this.signal);
    this.signal.addEventListener('abort', () => this.close(), { once: true });
    if (this.signal.aborted) this.close();
  }

  get signal(): AbortSignal {
    return this.operation.signal;
  }

  /** Whether nobody waits for the answer any more. */
  get ended(): boolean {
    return this.over;
  }

  /** The rest of an ended operation waits for this promise, and is forgotten together with it. */
  get never(): Promise<never> {
    return (this.forever ??= new Promise(() => undefined));
  }

  /** The result of `work`; never settles when the operation has ended by then. */
  async whileWanted<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      return this.over ? await this.never : result;
    } catch (error) {
      if (this.over) return this.never;
      throw error;
    }
  }

  /** Asked before each object and other long work: true to go on at once, else a promise of the time to. */
  turn(): true | Promise<true> {
    return this.over ? this.never : this.line.begin();
  }

  /**
   * Counts another field.
   * @param key the field's name in the answer
   * @param objects 1 where the field holds an object or a list of them
   * @param argumentsLength characters of its arguments in the document
   */
  field(key: string, objects: 0 | 1, argumentsLength: number): void {
    this.bytes += key.length + 4;
    this.fields += 1 + Math.trunc(argumentsLength / argumentsPerField);
    this.more(objects);
  }

  /** Counts more objects, as soon as their number is known. */
  more(objects: number): void {
    if (this.over) return;
    this.bytes += 3 * objects;
    this.objects += objects;
    if (objects > 0) this.line.hold(objects);
    this.check();
  }

  /** Counts the value of a field that has no fields of its own. */
  leaf(value: unknown): void {
    if (typeof value === 'string') this.bytes += Buffer.byteLength(value) + 2;
    else if (Array.isArray(value)) {
      for (const item of value) this.leaf(item);
      this.bytes += value.length;
      this.fields += value.length;
    } else if (typeof value === 'object' && value !== null) {
      // JSON of our own, which has no cycles.
      for (const [key, item] of Object.entries(value)) {
        this.bytes += Buffer.byteLength(key) + 4;
        this.leaf(item);
      }
    } else this.bytes += 5;
    this.check();
  }

  /** Counts another row of a statement, and replaces long texts in it by equal ones already held. */
  row(row: Record<string, Value>): void {
    if (this.over) return;
    for (const name in row) row[name] = this.cell(row[name] ?? null);
    this.rows++;
    this.line.hold(1);
    this.check();
  }

  /** As Line.whenQuiet; does nothing when the operation has ended. */
  readonly whenQuiet = (work: () => void): void => {
    this.line.whenQuiet(() => {
      if (!this.over) work();
    });
  };

  /** The answer is complete, or nobody waits any more: what has not begun never does. */
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
