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
  /** In the order of the list, also where it was read backwards. */
  readonly statements: readonly Statement[];
  /** Whether there is more in the direction in which it was read. */
  readonly hasMore: boolean;
  /** Of all that quote the person; undefined unless counted. */
  readonly total: number | undefined;
}

export interface WantedStatements {
  /** How many at most; undefined when only the count is wanted. */
  readonly size: number | undefined;
  /** The last ones, before the position, instead of the first ones behind it. */
  readonly backwards: boolean;
  readonly count: boolean;
  readonly from: Statement | undefined;
  /** Passages that were added later are left out, and not counted; undefined on a first page. */
  readonly seen: number | undefined;
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
  { size, backwards, count, from, seen }: WantedStatements,
): Promise<readonly StatementsPage[]> {
  const name = bodies.has('Official') ? 'official/statements-of-bodies' : 'official/statements';
  const rows = await read(statementText(statements, name), {
    ids: officials,
    counted: count,
    backwards,
    seen: seen === undefined ? null : integer(seen),
    source: from?.source ?? null,
    start: from?.start ?? null,
    id: from?.id ?? null,
    limit: integer(size === undefined ? 0 : size + 1),
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
  return officials.map((id) => {
    const { statements: found = [], total } = pages.get(id) ?? {};
    const page = found.slice(0, size ?? 0);
    return {
      statements: backwards ? page.reverse() : page,
      hasMore: found.length > page.length,
      total,
    };
  });
}
