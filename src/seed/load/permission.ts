/** What a seed may remove or replace: nothing, unless its header says so. */
import type { Row } from '../../graph/values.js';
import { parsePatch } from '../ledger/patch.js';
import type { SeedHeader } from '../model.js';

export interface Permission {
  /** Whether the seed may remove the element, or one property of it. */
  mayRemove(id: string, property?: string): boolean;
  /** Whether another value may replace the stored one. */
  mayReplace(id: string, property: string): boolean;
  /** Whether evidence may leave the lists that name it. */
  mayDrop(evidence: string): boolean;
}

/**
 * `deletes: allowed` allows a seed to remove anything; `corrects: N` to remove and replace what seed N brought.
 * @param linesOf the lines in force of a seed, as of cypher/ledger/lines-of.cypher
 */
export async function permissionOf(
  header: Pick<SeedHeader, 'deletes' | 'corrects'>,
  linesOf: (number: number) => Promise<readonly Row[]>,
): Promise<Permission> {
  const brought = new Map<string, ReadonlySet<string> | 'ALL'>();
  for (const number of header.corrects) {
    for (const line of await linesOf(number)) {
      const { created, changed } = parsePatch(line);
      for (const [, id] of created.nodes) brought.set(id, 'ALL');
      for (const [id] of created.facts) brought.set(id, 'ALL');
      for (const { id, after } of changed) {
        const before = brought.get(id);
        if (before !== 'ALL') brought.set(id, new Set([...(before ?? []), ...Object.keys(after)]));
      }
    }
  }
  const corrected = (id: string, property?: string): boolean => {
    const what = brought.get(id);
    return what === 'ALL' || (what !== undefined && property !== undefined && what.has(property));
  };
  return {
    mayRemove: (id, property) => header.deletes || corrected(id, property),
    mayReplace: corrected,
    mayDrop: (evidence) => corrected(evidence),
  };
}
