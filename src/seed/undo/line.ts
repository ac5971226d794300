/** The lines of the ledger that are to be taken back. */
import { z } from 'zod';
import type { WriteTransaction } from '../../graph/graph.js';
import { runIn } from '../load/reads.js';
import type { StatementFiles } from '../../graph/statement-files.js';
import type { LedgerSeed } from '../ledger/ledger.js';
import { parsePatch, type Patch } from '../ledger/patch.js';

export interface Line {
  readonly revision: number;
  readonly number: number;
  readonly part: number;
  readonly patch: Patch;
}

const shape = z.object({ revision: z.int(), number: z.int(), part: z.int() });

/** Those of a seed that are in force, the newest first. */
export async function linesOf(
  { statements }: { readonly statements: StatementFiles },
  transaction: WriteTransaction,
  { number }: Pick<LedgerSeed, 'number'>,
): Promise<Line[]> {
  const rows = await runIn(transaction, statements)('ledger/lines-of', { number: BigInt(number) });
  return rows.map((row) => ({ ...shape.parse(row), patch: parsePatch(row) }));
}
