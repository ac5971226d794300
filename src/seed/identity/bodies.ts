/** The bodies that SAME_AS makes of entities: which ids are one, in which order, and which of them is kept. Pure. */
import { groupsOf } from './groups.js';
import type { Join, Member } from './links.js';

/** Ids of a body: each of its members holds all of them. */
export const mostMembers = 1_000;

/**
 * Ids of each body, two or more: the kept one first, the others by the revision that added them, then by id. Kept is what
 * `keep` names, else the first of the others.
 * @param members at least all ends of the joins
 */
export function bodiesOf(members: Iterable<Member>, joins: readonly Join[]): string[][] {
  const addedIn = new Map([...members].map((member) => [member.id, member.addedIn]));
  const groups = groupsOf(joins);
  const kept = keptIn(groups, joins);
  return [...new Set(groups.values())]
    .filter((group) => group.length > 1)
    .map((group) => {
      const sorted = group
        .map((id): Member => ({ id, addedIn: addedIn.get(id) ?? Infinity }))
        .sort(byAge)
        .map(({ id }) => id);
      const first = kept.get(group) ?? sorted[0];
      return first === undefined ? sorted : [first, ...sorted.filter((id) => id !== first)];
    });
}

function byAge(a: Member, b: Member): number {
  if (a.addedIn !== b.addedIn) return a.addedIn < b.addedIn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** What `keep` names of each group: of several, which the checks refuse, the smallest. */
function keptIn(
  groups: ReadonlyMap<string, readonly string[]>,
  joins: readonly Join[],
): Map<readonly string[], string> {
  const kept = new Map<readonly string[], string>();
  for (const { from, keep } of joins) {
    const group = groups.get(from);
    if (!group || keep === undefined || groups.get(keep) !== group) continue;
    const before = kept.get(group);
    if (before === undefined || keep < before) kept.set(group, keep);
  }
  return kept;
}
