/**
 * Which entity types have bodies: entities that SAME_AS joins. Statements are longer for these, so that an operation has to
 * know them before its first statement. A server keeps what it read last, and reads again where a statement tells another
 * revision.
 */
import { z } from 'zod';
import type { Graph } from './graph.js';
import type { Row } from './values.js';

/** Names of entity types. */
export type Bodies = ReadonlySet<string>;

export const noBodies: Bodies = new Set();

export interface KnownBodies {
  /** @throws what `graph.read` throws */
  readonly read: () => Promise<void>;
  /** As they were read last; none before that. */
  readonly now: () => Bodies;
  /**
   * Whether a statement that told this revision was right to take these.
   * @throws what `graph.read` throws
   */
  readonly wereRight: (taken: Bodies, revision: number) => Promise<boolean>;
}

/** ms after which they are read again beside an operation: a database that is restored may have the old revision. */
const stale = 10_000;

const row = z.object({ revision: z.number(), bodies: z.array(z.string()) });

interface Known {
  readonly revision: number | undefined;
  readonly types: Bodies;
  readonly at: number;
}

/** @param text the statement cypher/graph/bodies.cypher */
export function knownBodies(
  graph: Pick<Graph, 'read'>,
  text: string,
  clock: () => number = () => performance.now(),
): KnownBodies {
  let known: Known = { revision: undefined, types: noBodies, at: -Infinity };
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
    async wereRight(taken, revision) {
      // A reading on its way may be older than the statement. Several loads may follow each other faster than this asks:
      // what is known by then is held to be what was.
      for (let tries = 0; known.revision !== revision && tries < 2; tries++) await readAgain();
      return isSame(known.types, taken);
    },
  };
}

function toKnown(rows: readonly Row[]): Pick<Known, 'revision' | 'types'> {
  const [first] = rows;
  if (!first) return { revision: undefined, types: noBodies };
  const { revision, bodies } = row.parse(first);
  return { revision, types: new Set(bodies) };
}

const isSame = (a: Bodies, b: Bodies): boolean => a.size === b.size && [...a].every((type) => b.has(type));
