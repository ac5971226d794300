/** The chain of applied seeds, as the graph keeps it. */
import { z } from 'zod';
import type { Row } from '../../graph/values.js';

export interface LedgerSeed {
  readonly number: number;
  readonly file: string;
  readonly checksum: string;
  readonly state: 'APPLIED' | 'UNDONE';
  /** ISO instant, by the server's clock. */
  readonly appliedAt: string;
}

export interface Ledger {
  /** Grows by one with every applied or undone seed; 0 on an empty graph. */
  readonly revision: number;
  /** Checksum of the seed applied last; '' on an empty graph. */
  readonly head: string;
  /** Revision at which a label or relationship type was last changed. */
  readonly changedIn: Readonly<Record<string, number>>;
  /** By number. */
  readonly seeds: readonly LedgerSeed[];
}

export const emptyLedger: Ledger = { revision: 0, head: '', changedIn: {}, seeds: [] };

const headShape = z.object({ revision: z.int(), head: z.string(), changedIn: z.string() });
const seedShape = z.object({
  number: z.int(),
  file: z.string(),
  checksum: z.string(),
  state: z.enum(['APPLIED', 'UNDONE']),
  appliedAt: z.string(),
});

/** @param rows of cypher/ledger/head.cypher; none where there is no ledger yet */
export function toLedger(rows: readonly Row[]): Ledger {
  const [first] = rows;
  if (!first) return emptyLedger;
  const { revision, head, changedIn } = headShape.parse(first);
  return {
    revision,
    head,
    changedIn: z.record(z.string(), z.int()).parse(JSON.parse(changedIn)),
    seeds: rows.filter((row) => row.number !== null).map((row) => seedShape.parse(row)),
  };
}
