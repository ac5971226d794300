/**
 * A seed in the parts that are transactions of their own: one, or with `batch: N` one for each N rows of a statement and
 * one for the statements between. In either case the statements run in order, each over all of its rows.
 */
import type { SeedFile, SeedStatement } from '../model.js';
import type { Part } from './part.js';
import type { RowMap, RowsOf } from './touched.js';

/** Streams the rows of a parameter, `chunk` at a time. */
export type ReadRows = (parameter: string, chunk: number) => AsyncIterable<readonly RowMap[]>;

/** Rows sent at once where the whole seed is one transaction. */
const chunk = 2_000;

/** @param done parts that are in the graph already */
export async function* partsOf(seed: SeedFile, readRows: ReadRows, done = 0): AsyncGenerator<Part> {
  const { batch } = seed.header;
  if (batch === undefined) {
    const rowsOf: RowsOf = (parameter) => readRows(parameter, chunk);
    yield { seed, index: 0, isLast: true, statements: seed.statements, rowsOf };
    return;
  }
  let index = 0;
  // One behind, as the last part says that it is the last.
  let held: Omit<Part, 'isLast'> | undefined;
  for await (const { statements, rows } of batchesOf(seed.statements, readRows, batch)) {
    if (held) yield { ...held, isLast: false };
    held = index < done ? undefined : { seed, index, statements, rowsOf: () => only(rows) };
    index++;
  }
  if (held) yield { ...held, isLast: true };
}

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

// eslint-disable-next-line @typescript-eslint/require-await -- rows that are there already, where others are read
async function* only(rows: readonly RowMap[]): AsyncGenerator<readonly RowMap[]> {
  yield rows;
}
