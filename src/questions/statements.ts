/** What sources quote people as saying. */
import { z } from 'zod';
import { statementText } from '../graph/statement-files.js';
import { integer } from '../graph/values.js';
import type { Asking } from './asking.js';

/** A passage, and its place in the list of all that quote the person. */
export interface Statement {
  /** Id of the evidence. */
  readonly id: string;
  readonly source: string;
  /** In UTF-16 units; null for the row of a data set. */
  readonly start: number | null;
}

export interface StatementsPage {
  readonly statements: readonly Statement[];
  /** Of all that quote the person; undefined unless counted. */
  readonly total: number | undefined;
}

export interface WantedStatements {
  /** How many at most. */
  readonly limit: number;
  readonly count: boolean;
  readonly after: Statement | undefined;
}

const row = z.object({
  official: z.string(),
  total: z.number().nullable(),
  evidence: z.string().nullable(),
  source: z.string().nullable(),
  start: z.number().nullable(),
});

/** @returns the page of each official, in the order of the ids */
export async function statementsOf(
  { read, statements, bodies }: Pick<Asking, 'read' | 'statements' | 'bodies'>,
  officials: readonly string[],
  { limit, count, after }: WantedStatements,
): Promise<readonly StatementsPage[]> {
  const name = bodies.has('Official') ? 'official/statements-of-bodies' : 'official/statements';
  const rows = await read(statementText(statements, name), {
    ids: officials,
    counted: count,
    source: after?.source ?? null,
    start: after?.start ?? null,
    id: after?.id ?? null,
    limit: integer(limit),
  });
  const pages = new Map(
    officials.map((id) => [id, { statements: [] as Statement[], total: undefined as number | undefined }]),
  );
  for (const found of rows) {
    const { official, total, evidence, source, start } = row.parse(found);
    const page = pages.get(official);
    if (!page) throw new Error('A row belongs to no official that was asked for.');
    page.total = total ?? undefined;
    if (evidence !== null && source !== null) page.statements.push({ id: evidence, source, start });
  }
  return officials.map((id) => pages.get(id) ?? { statements: [], total: undefined });
}
