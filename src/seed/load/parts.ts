/**
 * Splits a seed into parts, each a transaction: one, or with `batch: N` one for each N rows of a statement and one for
 * the statements between. In either case the statements run in order, each over all of its rows.
 */
import type { SeedFile, SeedStatement } from '../model.js';
import type { Part } from './run-part.js';
import { slicesOf } from './run/send-ahead.js';
import type { RowsOf, RowMap } from './elements/touch.js';
import type { ReadRows } from './loading.js';

/** Rows sent at once. */
const chunk = 1_000;

/**
 * `isLast` of a part reads the next part from its file, so that this happens while the database writes.
 * @param done parts that are in the graph already
 */
export async function* partsOf(seed: SeedFile, readRows: ReadRows, done = 0): AsyncGenerator<Part> {
  const { batch } = seed.header;
  if (batch === undefined) {
    const rowsOf: RowsOf = (parameter) => readRows(parameter, chunk);
    yield { seed, index: 0, isLast: () => Promise.resolve(true), statements: seed.statements, rowsOf };
    return;
  }
  const batches = batchesOf(seed.statements, readRows, batch);
  const ahead = new ReadAhead(batches);
  try {
    for (let index = 0; ; index++) {
      const read = await ahead.take();
      if (read.done === true) {
        if (index === 0) yield withoutRows(seed);
        return;
      }
      if (index < done) continue;
      const { statements, rows } = read.value;
      const isLast = async () => (await ahead.peek()).done === true;
      yield { seed, index, isLast, statements, rowsOf: () => slicesOf(rows, chunk) };
    }
  } finally {
    await batches.return(undefined);
  }
}

/** A generator that lets one look at its next item. */
class ReadAhead<T> {
  private next: Promise<IteratorResult<T, unknown>> | undefined;

  constructor(private readonly items: AsyncGenerator<T>) {}

  peek(): Promise<IteratorResult<T, unknown>> {
    return (this.next ??= this.items.next());
  }

  take(): Promise<IteratorResult<T, unknown>> {
    const next = this.peek();
    this.next = undefined;
    return next;
  }
}

/** A batched seed without any rows does nothing, but the ledger records it. */
const withoutRows = (seed: SeedFile): Part => ({
  seed,
  index: 0,
  isLast: () => Promise.resolve(true),
  statements: [],
  rowsOf: () => [],
});

async function* batchesOf(
  statements: readonly SeedStatement[],
  readRows: ReadRows,
  batch: number,
): AsyncGenerator<{ readonly statements: readonly SeedStatement[]; readonly rows: readonly RowMap[] }> {
  let together: SeedStatement[] = [];
  for (const statement of statements) {
    if (!statement.rows) {
      together.push(statement);
      continue;
    }
    if (together.length > 0) yield { statements: together, rows: [] };
    together = [];
    for await (const rows of readRows(statement.rows.parameter, batch))
      yield { statements: [statement], rows };
  }
  if (together.length > 0) yield { statements: together, rows: [] };
}
