/**
 * Statements that an operation asks for at one time go as one: that takes a third of the time of as many statements beside
 * one another, and half of the work here. A combination is a text of its own, which the database has to plan: only from
 * the second time on, as dashboards ask again and again and an analyst asks once.
 */
import { LRUCache } from 'lru-cache';
import { PactgraphError } from '../errors.js';
import type { Row } from '../graph/values.js';
import { combinedParameters, combinedText, rowsOfParts } from './combined.js';
import type { Read, Statement } from './statement.js';

/** Statements in one: they run one after the other, on one core of the database. */
const mostParts = 8;
/** Characters of remembered texts. */
const room = 16_000_000;

interface Known {
  /** undefined until it is sent as one. */
  readonly text?: string;
  /** Together they take longer than one statement may. */
  readonly apart?: true;
}

/** What was asked for together on a server. */
export class Combinations {
  private readonly known = new LRUCache<string, Known>({
    maxSize: room,
    sizeCalculation: ({ text = '' }, key) => key.length + text.length,
  });

  /** @param always a combination is sent as one the first time too */
  constructor(private readonly always = false) {}

  /** The one text for the statements; undefined where each is to go by itself. */
  textFor(parts: readonly Statement[]): string | undefined {
    const key = keyOf(parts);
    const known = this.known.get(key) ?? (this.always ? {} : undefined);
    if (known?.apart) return undefined;
    const text = known && (known.text ?? combinedText(parts));
    this.known.set(key, text === undefined ? {} : { text });
    return text;
  }

  keepApart(parts: readonly Statement[]): void {
    this.known.set(keyOf(parts), { apart: true });
  }
}

const keyOf = (parts: readonly Statement[]): string => parts.map(({ text }) => text).join('\n');

/** Of one operation. */
export class Together {
  private waiting: Waiting[] = [];

  /** @param combinations without it, each statement goes by itself */
  constructor(
    private readonly read: Read,
    private readonly combinations?: Combinations,
  ) {}

  /** The rows of the statement; what is asked for before promises go on belongs together. */
  run(statement: Statement): Promise<readonly Row[]> {
    if (!this.combinations) return this.alone(statement);
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) queueMicrotask(() => this.send());
      this.waiting.push({ statement, resolve, reject });
    });
  }

  private send(): void {
    const all = this.waiting;
    this.waiting = [];
    for (let from = 0; from < all.length; from += mostParts)
      void this.sendSome(all.slice(from, from + mostParts));
  }

  private async sendSome(some: readonly Waiting[]): Promise<void> {
    const parts = some.map(({ statement }) => statement);
    const text = parts.length > 1 ? this.combinations?.textFor(parts) : undefined;
    const rows =
      text === undefined ? undefined : await this.asOne(text, parts).catch((error: unknown) => ({ error }));
    for (const [index, { statement, resolve, reject }] of some.entries()) {
      if (rows === undefined) this.alone(statement).then(resolve, reject);
      else if ('error' in rows) reject(rows.error);
      else resolve(rows[index] ?? []);
    }
  }

  /** undefined where all together take longer than one may: each by itself may not. */
  private async asOne(text: string, parts: readonly Statement[]): Promise<readonly Row[][] | undefined> {
    try {
      return rowsOfParts(parts, await this.read(text, combinedParameters(parts)));
    } catch (error) {
      if (!(error instanceof PactgraphError && error.code === 'QUERY_TIMEOUT')) throw error;
      this.combinations?.keepApart(parts);
      return undefined;
    }
  }

  private alone({ text, parameters }: Statement): Promise<readonly Row[]> {
    return this.read(text, parameters);
  }
}

interface Waiting {
  readonly statement: Statement;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}
