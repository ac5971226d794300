/** The memory that the server gives one transaction. */
import { z } from 'zod';
import type { Graph } from '../../../graph/graph.js';
import { isForbidden, StatementError } from '../../../graph/failure.js';
import { statementText, type StatementFiles } from '../../../graph/statement-files.js';

const settings = z.array(z.object({ name: z.string(), value: z.string() }));

/**
 * The smallest of the limits, as one transaction may use as much as all together.
 * @returns bytes; undefined when the server sets no limit, or hides it from this login
 * @throws PactgraphError DATABASE_UNAVAILABLE
 */
export async function memoryLimit(
  graph: Pick<Graph, 'readLatest'>,
  statements: StatementFiles,
): Promise<number | undefined> {
  try {
    const text = statementText(statements, 'server/transaction-memory');
    const rows = settings.parse(await graph.readLatest(text));
    const limits = rows.flatMap(({ value }) => bytesOf(value) || []);
    return limits.length > 0 ? Math.min(...limits) : undefined;
  } catch (error) {
    if (error instanceof StatementError || isForbidden(error)) return undefined;
    throw error;
  }
}

const units = { B: 0, KiB: 10, MiB: 20, GiB: 30, TiB: 40 } as const;

/** `192.00MiB` in bytes; 0 for a text that is no size. */
export function bytesOf(size: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(B|KiB|MiB|GiB|TiB)$/.exec(size) ?? [];
  return number === undefined ? 0 : Number(number) * 2 ** units[unit as keyof typeof units];
}
