/** A seed that does not fit one transaction: reported before it starts if known, else when the server says so. */
import { StatementError, isOutOfMemory } from '../../../graph/failure.js';
import type { Loading, PendingSeed } from '../loading.js';
import { quotedName } from '../../../identifier.js';
import type { Problem, SeedFile } from '../../model.js';
import { memoryLimit } from './limit.js';
import { mostNeeded, surelyNeeded, type CountKnown, type RowCounts } from './need.js';

export const isTooLarge = (error: unknown): boolean =>
  error instanceof StatementError && isOutOfMemory(error.cause);

/** The problem when the server runs out of memory during a load. */
export function tooLarge(seed: SeedFile): Problem {
  const { batch } = seed.header;
  const what = batch === undefined ? 'The seed' : `A batch of ${batch} rows`;
  return problemOf(seed, `${what} does not fit the memory that the server gives one transaction.`);
}

function problemOf({ file, header: { batch, rows }, statements }: SeedFile, message: string): Problem {
  return {
    rule: 'out-of-memory',
    severity: 'error',
    message,
    hint: `${smaller(batch, rows.length > 0)}, or raise ${setting} on the server.`,
    place: rows[0]?.place ?? statements[0]?.place ?? { file, line: 1, column: 1 },
  };
}

const setting = 'dbms.memory.transaction.total.max';

function smaller(batch: number | undefined, hasRows: boolean): string {
  if (batch !== undefined) return `Load it in smaller batches, as with //! batch: ${Math.ceil(batch / 4)}`;
  return hasRows ? 'Load it in batches: add //! batch: 5000 to its header' : 'Split it into several seeds';
}

/** Problems of seeds with rows and no batches that the server's memory cannot hold. Asks the server only for such. */
export async function foreseenTooLarge(
  { graph, statements, ontology }: Pick<Loading, 'graph' | 'statements' | 'ontology'>,
  seeds: readonly PendingSeed[],
): Promise<Problem[]> {
  const whole = seeds.filter(({ seed: { header } }) => header.rows.length > 0 && header.batch === undefined);
  const limit = whole.length > 0 ? await memoryLimit(graph, statements) : undefined;
  if (limit === undefined) return [];
  const countKnown: CountKnown = async (label, ids) => {
    if (ids.length === 0) return 0;
    const text = `UNWIND $ids AS id MATCH (n:${quotedName(label)} {id: id}) RETURN count(n) AS known`;
    const [row] = await graph.readLatest(text, { ids }, 60_000);
    return Number(row?.known ?? 0);
  };
  const problems: Problem[] = [];
  for (const { seed, readRows, rowCounts } of whole) {
    // Most seeds fit whatever their rows are, and need no more reads.
    if (mostNeeded(seed, rowCounts, ontology) <= limit) continue;
    const bytes = await surelyNeeded(seed, rowCounts, ontology, { readRows, countKnown, enough: limit });
    if (bytes > limit) problems.push(foreseen(seed, rowCounts, limit));
  }
  return problems;
}

const number = new Intl.NumberFormat('en');
const megabytes = (bytes: number) => `${number.format(Math.round(bytes / 2 ** 20))} MB`;

function foreseen(seed: SeedFile, rowCounts: RowCounts, limit: number): Problem {
  const counts = seed.header.rows.map(
    ({ parameter, file }) => `${number.format(rowCounts[parameter] ?? 0)} rows of ${file}`,
  );
  return problemOf(
    seed,
    `One transaction cannot hold the ${counts.join(' and the ')}: the server gives it ${megabytes(limit)}.`,
  );
}
