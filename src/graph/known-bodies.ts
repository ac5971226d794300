/**
 * What a server knows of the ledger. Which entity types have bodies, entities that SAME_AS joins: statements are longer for these, so that an operation has to
 * know them before its first statement. A server keeps what it read last, and reads again where a statement tells another
 * revision. With it comes what was changed last in which revision, by which lists tell whether a cursor still holds.
 */
import { z } from 'zod';
import type { Graph } from './graph.js';
import { lastChanges, noChanges, type LastChanges } from '../ontology/change-keys.js';
import type { Row } from './values.js';

/** Names of entity types. */
export type Bodies = ReadonlySet<string>;

export const noBodies: Bodies = new Set();

export interface KnownBodies {
  /** @throws what `graph.read` throws */
  readonly read: () => Promise<void>;
  /** As they were read last; none before that. */
  readonly now: () => Bodies;
  /** What was changed last, as it was read last: once a statement was read, at least up to its revision. */
  readonly changes: () => LastChanges;
  /**
   * Whether a statement that told this revision was right to take these.
   * @throws what `graph.read` throws
   */
  readonly wereRight: (taken: Bodies, revision: number) => Promise<boolean>;
}

/** ms after which they are read again beside an operation: a database that is restored may have the old revision. */
const stale = 10_000;

const row = z.object({
  revision: z.number(),
  bodies: z.array(z.string()),
  changedKeys: z.array(z.string()).nullish(),
  changedRevisions: z.array(z.number()).nullish(),
});

interface Known {
  readonly revision: number | undefined;
  readonly types: Bodies;
  readonly changes: LastChanges;
  readonly at: number;
}

/** @param text the statement cypher/graph/bodies.cypher */
export function knownBodies(
  graph: Pick<Graph, 'read'>,
  text: string,
  clock: () => number = () => performance.now(),
): KnownBodies {
  let known: Known = { revision: undefined, types: noBodies, changes: noChanges, at: -Infinity };
  let reading: Promise<void> | undefined;

  const readAgain = (): Promise<void> =>
    (reading ??= graph
      .read(text)
      .then((rows) => {
        known = { ...toKnown(rows), at: clock() };
      })
      .finally(() => {
        reading = undefined;
      }));

  return {
    read: readAgain,
    now() {
      // Without a revision nothing was taken yet: the first statement asks.
      if (known.revision !== undefined && clock() - known.at > stale) readAgain().catch(() => undefined);
      return known.types;
    },
    changes: () => known.changes,
    async wereRight(taken, revision) {
      // A reading on its way may be older than the statement. Several loads may follow each other faster than this asks:
      // what is known by then is held to be what was.
      for (let tries = 0; known.revision !== revision && tries < 2; tries++) await readAgain();
      return isSame(known.types, taken);
    },
  };
}

function toKnown(rows: readonly Row[]): Omit<Known, 'at'> {
  const [first] = rows;
  if (!first) return { revision: undefined, types: noBodies, changes: noChanges };
  const { revision, bodies, changedKeys, changedRevisions } = row.parse(first);
  return {
    revision,
    types: new Set(bodies),
    changes: lastChanges(revision, changedKeys, changedRevisions),
  };
}

const isSame = (a: Bodies, b: Bodies): boolean => a.size === b.size && [...a].every((type) => b.has(type));
