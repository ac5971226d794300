/** What sources quote people as saying. */
import { z } from 'zod';
import { statementText } from '../graph/statement-files.js';
import type { Asking } from './asking.js';

const statementRow = z.object({ official: z.string(), evidence: z.array(z.string()) });

/** @returns the evidence ids of each official, in the order of the ids */
export async function statementsOf(
  { read, statements }: Pick<Asking, 'read' | 'statements'>,
  officials: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const rows = await read(statementText(statements, 'official/statements'), { ids: officials });
  const found = new Map(
    rows.map((row) => {
      const { official, evidence } = statementRow.parse(row);
      return [official, evidence];
    }),
  );
  return officials.map((id) => found.get(id) ?? []);
}
