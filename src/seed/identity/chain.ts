/** How two ids of one body are joined. Pure. */
import type { Link } from './links.js';

/** Finds shortest chains between ids; the links of a chain come in order, those that are found first win. */
export function chainsIn<J extends Link>(joins: Iterable<J>): (from: string, to: string) => J[] {
  const next = new Map<string, J[]>();
  const note = (id: string, join: J) => {
    const own = next.get(id);
    if (own) own.push(join);
    else next.set(id, [join]);
  };
  for (const join of joins) {
    note(join.from, join);
    note(join.to, join);
  }
  return (from, to) => {
    const cameBy = new Map<string, { readonly join: J; readonly before: string } | undefined>([
      [from, undefined],
    ]);
    // The set grows while it is walked.
    for (const id of cameBy.keys()) {
      if (id === to) break;
      for (const join of next.get(id) ?? []) {
        const other = join.from === id ? join.to : join.from;
        if (!cameBy.has(other)) cameBy.set(other, { join, before: id });
      }
    }
    const chain: J[] = [];
    for (let step = cameBy.get(to); step; step = cameBy.get(step.before)) chain.unshift(step.join);
    return chain;
  };
}
