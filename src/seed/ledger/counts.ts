/** How many elements a seed added, changed and removed, by what they are. */
import { z } from 'zod';

export const countedKinds = ['entities', 'facts', 'evidence', 'sources', 'claims'] as const;
export type CountedKind = (typeof countedKinds)[number];

export interface Count {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export type Counts = Readonly<Record<CountedKind, Count>>;

export const noCount: Count = { added: 0, changed: 0, removed: 0 };
export const noCounts: Counts = {
  entities: noCount,
  facts: noCount,
  evidence: noCount,
  sources: noCount,
  claims: noCount,
};

export const addCounts = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(
    countedKinds.map((kind) => [
      kind,
      {
        added: a[kind].added + b[kind].added,
        changed: a[kind].changed + b[kind].changed,
        removed: a[kind].removed + b[kind].removed,
      },
    ]),
  ) as Record<CountedKind, Count>;

const count = z.object({ added: z.int(), changed: z.int(), removed: z.int() });
export const countsShape = z.object({
  entities: count,
  facts: count,
  evidence: count,
  sources: count,
  claims: count,
});

/** `3 entities added, 2 facts changed`; `nothing new` when there is nothing. */
export function describeCounts(counts: Counts): string {
  const parts = countedKinds.flatMap((kind) =>
    (['added', 'changed', 'removed'] as const).flatMap((what) => {
      const number = counts[kind][what];
      return number > 0 ? [`${number} ${number === 1 ? singular[kind] : kind} ${what}`] : [];
    }),
  );
  return parts.length > 0 ? parts.join(', ') : 'nothing new';
}

const singular: Readonly<Record<CountedKind, string>> = {
  entities: 'entity',
  facts: 'fact',
  evidence: 'evidence',
  sources: 'source',
  claims: 'claim',
};
