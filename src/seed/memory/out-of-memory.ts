/** A seed that does not fit one transaction: told before it starts where that is known, else when the server says so. */
import { StatementError, isOutOfMemory } from '../../graph/failure.js';
import type { Graph } from '../../graph/graph.js';
import type { Ontology } from '../../ontology/model.js';
import type { ReadRows } from '../apply/parts.js';
import { quoted, type Statements } from '../apply/reads.js';
import type { Problem, SeedFile } from '../model.js';
import { memoryLimit } from './limit.js';
import { mostNeeded, surelyNeeded, type CountKnown, type RowCounts } from './need.js';

const rule = 'out-of-memory';

export const isTooLarge = (error: unknown): boolean =>
  error instanceof StatementError && isOutOfMemory(error.cause);

/** What the server said in the middle of it. */
export function tooLarge({ file, header, statements }: SeedFile): Problem {
  const { batch, rows } = header;
  return {
    rule,
    severity: 'error',
    message:
      batch === undefined
        ? 'The seed does not fit the memory that the server gives one transaction.'
        : `A batch of ${batch} rows does not fit the memory that the server gives one transaction.`,
    hint: `${smaller(batch, rows.length > 0)}, or raise ${setting} on the server.`,
    place: rows[0]?.place ?? statements[0]?.place ?? { file, line: 1, column: 1 },
  };
}

const setting = 'dbms.memory.transaction.total.max';

function smaller(batch: number | undefined, hasRows: boolean): string {
  if (batch !== undefined) return `Load it in smaller batches, as with //! batch: ${Math.ceil(batch / 4)}`;
  return hasRows ? 'Load it in batches: add //! batch: 5000 to its header' : 'Split it into several seeds';
}

export interface ToEstimate {
  readonly graph: Graph;
  readonly statements: Statements;
  readonly ontology: Ontology;
}

export interface Estimated {
  readonly seed: SeedFile;
  readonly readRows: ReadRows;
  readonly rowCounts: RowCounts;
}

/** Problems of seeds with rows and without batches that the server's memory would not hold. Asks the server only for such. */
export async function foreseenTooLarge(
  { graph, statements, ontology }: ToEstimate,
  seeds: readonly Estimated[],
): Promise<Problem[]> {
  const whole = seeds.filter(({ seed: { header } }) => header.rows.length > 0 && header.batch === undefined);
  const limit = whole.length > 0 ? await memoryLimit(graph, statements) : undefined;
  if (limit === undefined) return [];
  const countKnown: CountKnown = async (label, ids) => {
    if (ids.length === 0) return 0;
    const text = `UNWIND $ids AS id MATCH (n:${quoted(label)} {id: id}) RETURN count(n) AS known`;
    const [row] = await graph.readLatest(text, { ids }, 60_000);
    return Number(row?.known ?? 0);
  };
  const problems: Problem[] = [];
  for (const { seed, readRows, rowCounts } of whole) {
    // Most seeds fit whatever their rows are, and nothing more is read for them.
    if (mostNeeded(seed, rowCounts, ontology) <= limit) continue;
    const bytes = await surelyNeeded(seed, rowCounts, ontology, { readRows, countKnown, enough: limit });
    if (bytes > limit) problems.push(foreseen(seed, rowCounts, limit));
  }
  return problems;
}

const number = new Intl.NumberFormat('en');
const megabytes = (bytes: number) => `${number.format(Math.round(bytes / 2 ** 20))} MB`;

function foreseen({ file, header, statements }: SeedFile, rowCounts: RowCounts, limit: number): Problem {
  const counts = header.rows.map(
    (rows) => `${number.format(rowCounts[rows.parameter] ?? 0)} rows of ${rows.file}`,
  );
  return {
    rule,
    severity: 'error',
    message: `One transaction does not hold the ${counts.join(' and the ')}: the server gives it ${megabytes(limit)}.`,
    hint: `${smaller(undefined, true)}, or raise ${setting} on the server.`,
    place: header.rows[0]?.place ?? statements[0]?.place ?? { file, line: 1, column: 1 },
  };
}
