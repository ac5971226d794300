/** What a seed may remove or replace: nothing, unless its header says so. */
import type { Row } from '../../graph/values.js';
import type { MayDrop } from './elements/change.js';
import { parsePatch } from '../ledger/patch.js';
import type { SeedHeader } from '../model.js';
import { namesEvidence } from '../properties/property-roles.js';
import { textsIn } from '../properties/values.js';

export interface Permission {
  /** Whether the seed may remove the element, or one property of it. */
  mayRemove(id: string, property?: string): boolean;
  /** Whether another value may replace the stored one. */
  mayReplace(id: string, property: string): boolean;
  /** Whether an entry that a seed does not give again may leave a list. */
  readonly mayDrop: MayDrop;
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
  const items = new Set<string>();
  for (const number of header.corrects) {
    for (const line of await linesOf(number)) {
      const { created, changed } = parsePatch(line);
      for (const [, id] of created.nodes) brought.set(id, 'ALL');
      for (const [id] of created.facts) brought.set(id, 'ALL');
      for (const { id, before: was, after } of changed) {
        for (const [property, value] of Object.entries(after))
          for (const item of textsIn(value))
            if (!textsIn(was[property]).includes(item)) items.add(JSON.stringify([id, property, item]));
        const before = brought.get(id);
        if (before !== 'ALL') brought.set(id, new Set([...(before ?? []), ...Object.keys(after)]));
      }
    }
  }
  const corrected = (id: string, property?: string): boolean => {
    const what = brought.get(id);
    return what === 'ALL' || (what !== undefined && property !== undefined && what.has(property));
  };
  const broughtItem = (id: string, property: string, item: string): boolean =>
    brought.get(id) === 'ALL' || items.has(JSON.stringify([id, property, item]));
  return {
    mayRemove: (id, property) => header.deletes || corrected(id, property),
    mayReplace: corrected,
    // An entry is a piece of evidence that the corrected seed brought, or one of what it said of the element.
    mayDrop: ({ id, property, item, isRemoved }) =>
      namesEvidence(property)
        ? corrected(item)
        : broughtItem(id, property, item) || (isRemoved && header.deletes),
  };
}
