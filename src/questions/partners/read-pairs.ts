/** The pairs of facts that tie organisations to others, as cypher/partners/ties.cypher finds them. */
import { z } from 'zod';
import { statementText } from '../../graph/statement-files.js';
import type { Asking } from '../asking.js';
import type { Pair } from './rule.js';

const text = z.string().nullable();
const pairRow: z.ZodType<Pair> = z.object({
  kind: z.enum(['AGREEMENT', 'CENTRE', 'PROJECT', 'COOPERATION']),
  partner: z.string(),
  sortName: text,
  via: z.string(),
  role: text,
  statuses: z.array(z.enum(['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE'])),
  ownFrom: text,
  partnerFrom: text,
  viaFrom: z.array(text),
  ownTo: text,
  partnerTo: text,
  viaTo: z.array(text),
  evidence: z.array(z.string()),
  disputed: z
    .boolean()
    .nullable()
    .transform((disputed) => disputed === true),
});

/**
 * One statement reads all organisations.
 * @param pause asked after each row whether the work may go on: true, or a promise of the time to
 * @returns the pairs of each organisation, in the order of the ids; none for an id of something else
 */
export async function readPairs(
  { read, statements }: Pick<Asking, 'read' | 'statements'>,
  ids: readonly string[],
  pause: () => true | Promise<true> = () => true,
): Promise<readonly Pair[][]> {
  const pairs = new Map<string, Pair[]>(ids.map((id) => [id, []]));
  for (const row of await read(statementText(statements, 'partners/ties'), { ids })) {
    if (row.kind !== null) pairs.get(z.string().parse(row.parent))?.push(pairRow.parse(row));
    const go = pause();
    if (go !== true) await go;
  }
  return ids.map((id) => pairs.get(id) ?? []);
}
