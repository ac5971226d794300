/** Ids that are joined, over chains too. Pure. */
import type { Link } from './links.js';

/** The ids of its group, by each id that has a link; all ids of a group share one list. */
export function groupsOf(links: Iterable<Link>): ReadonlyMap<string, readonly string[]> {
  const above = new Map<string, string>();
  const sizes = new Map<string, number>();
  const topOf = (id: string): string => {
    let top = id;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    // So that long chains are walked once.
    for (let at = id; at !== top;) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  const sizeOf = (top: string): number => sizes.get(top) ?? 1;
  const ids = new Set<string>();
  for (const { from, to } of links) {
    ids.add(from).add(to);
    const [a, b] = [topOf(from), topOf(to)];
    if (a === b) continue;
    const [small, large] = sizeOf(a) < sizeOf(b) ? [a, b] : [b, a];
    above.set(small, large);
    sizes.set(large, sizeOf(small) + sizeOf(large));
  }
  const lists = new Map<string, string[]>();
  const groups = new Map<string, readonly string[]>();
  for (const id of ids) {
    const top = topOf(id);
    const list = lists.get(top) ?? [];
    list.push(id);
    lists.set(top, list);
    groups.set(id, list);
  }
  return groups;
}
