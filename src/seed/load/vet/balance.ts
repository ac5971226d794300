/**
 * The books of a part: the elements that its statements touched must explain what the server counted over all of them,
 * down to the last one. A relationship that the loader derived goes with its node, and no statement names it.
 */
import type { Counters } from '../../../graph/graph.js';
import type { Problem, SeedStatement } from '../../model.js';
import { unexplained } from './unexplained.js';

const counted = {
  nodesCreated: 'nodes made',
  relationshipsCreated: 'relationships made',
  nodesDeleted: 'nodes deleted',
  relationshipsDeleted: 'relationships deleted',
} as const;

type Count = keyof typeof counted;

const counts = Object.keys(counted) as Count[];

/** Counts of touched elements; one that was made and deleted again counts as both. */
export type Explained = Readonly<Record<Count, number>>;

/** What the server counted, and by which statements. */
export class Books {
  private readonly entries = new Map<Count, { total: number; readonly by: Set<SeedStatement> }>();

  add(statement: SeedStatement, counters: Counters): void {
    for (const count of counts) {
      const number = counters[count];
      if (number === 0) continue;
      const entry = this.entries.get(count) ?? { total: 0, by: new Set() };
      entry.total += number;
      entry.by.add(statement);
      this.entries.set(count, entry);
    }
  }

  total(count: Count): number {
    return this.entries.get(count)?.total ?? 0;
  }

  /** A problem at each statement that contributed to an unexplained count. */
  problems(explained: Explained): Problem[] {
    return [...this.entries].flatMap(([count, { total, by }]) =>
      total === explained[count]
        ? []
        : [...by].map((statement) =>
            unexplained(
              statement,
              by.size === 1
                ? `${total} ${counted[count]}, where what this statement shows explains ${explained[count]}.`
                : `${total} ${counted[count]} by this and other statements, where what they show explains ${explained[count]}.`,
            ),
          ),
    );
  }
}
