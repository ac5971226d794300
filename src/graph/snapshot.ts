/** One operation sees one state of the graph: every statement returns the head revision, and all must agree. */
import { PactgraphError } from '../errors.js';
import { noChanges, type LastChanges } from '../ontology/change-keys.js';
import type { Graph } from './graph.js';
import { noBodies, type Bodies, type KnownBodies } from './known-bodies.js';
import { withOneParameter } from './one-parameter.js';
import type { Parameters, Row, Value } from './values.js';

/** Runs one statement; its rows hold the head revision as `revision`. */
export type Read = (text: string, parameters?: Parameters) => Promise<readonly Row[]>;

/** The one for whom the statements are read. */
export interface Reader {
  /** Aborted when nobody waits any more: the server then ends running statements. */
  readonly signal: AbortSignal;
  /** Whether nobody waits any more: then no statement is sent. */
  readonly ended: boolean;
  readonly never: Promise<never>;
  /** The result of `work`; never settles when nobody waits by then. */
  whileWanted<T>(work: Promise<T>): Promise<T>;
  /** Gets another row as it comes; may change it in place. */
  row(row: Record<string, Value>): void;
}

export interface Snapshot {
  /**
   * Runs a statement whose every row has the ledger's head revision in the column `revision`.
   * @throws PactgraphError GRAPH_MOVED when the revision is another than before or `bodies` are no longer right,
   *   DATABASE_UNAVAILABLE when there is no ledger, and what `graph.read` throws. Never settles once the reader has ended
   */
  readonly read: Read;
  /** The revision of the first statement; undefined before it. */
  readonly revision: () => number | undefined;
  /** The entity types that statements have to take for such with bodies. */
  readonly bodies: Bodies;
  /** What was changed last; complete for the revision once a statement was read. */
  readonly changes: () => LastChanges;
  /** How many were sent. */
  readonly statements: number;
  /** Whether statements saw different revisions, or other bodies: then no result of this operation may be shown. */
  readonly moved: boolean;
}

/** There is no ledger. The code's fixed text does not hide this: whoever sees it can do something about it. */
export class NoGraphError extends PactgraphError {
  constructor() {
    super('DATABASE_UNAVAILABLE', 'The database holds no graph yet.', {
      hint: 'Run `pactgraph seed load`.',
    });
  }
}

/**
 * @param reader without one, the result is wanted in any case
 * @param known without it, no statement asks for bodies
 */
export function createSnapshot(graph: Pick<Graph, 'read'>, reader?: Reader, known?: KnownBodies): Snapshot {
  const bodies = known?.now() ?? noBodies;
  let revision: number | undefined;
  let statements = 0;
  let moved = false;
  const movedError = () => new PactgraphError('GRAPH_MOVED', 'The graph changed during the operation.');
  const send = (text: string, parameters: Parameters): Promise<Row[]> => {
    const asked = withOneParameter(text, parameters);
    return reader
      ? reader.whileWanted(graph.read(...asked, { signal: reader.signal, onRow: (row) => reader.row(row) }))
      : graph.read(...asked);
  };
  const areRight = async (head: number): Promise<boolean> => {
    if (!known) return true;
    const right = known.wereRight(bodies, head);
    return reader ? reader.whileWanted(right) : right;
  };

  return {
    async read(text, parameters = {}) {
      if (reader?.ended) return reader.never;
      // The operation runs again: answers to its other fields would be thrown away.
      if (moved) throw movedError();
      statements++;
      const rows = await send(text, parameters);
      const head = rows[0]?.revision;
      if (rows.length === 0) throw new NoGraphError();
      if (typeof head !== 'number') throw new Error('A statement does not return the column revision.');
      revision ??= head;
      if (head !== revision || !(await areRight(head))) moved = true;
      if (moved) throw movedError();
      return rows;
    },
    revision: () => revision,
    bodies,
    changes: () => known?.changes() ?? noChanges,
    get statements() {
      return statements;
    },
    get moved() {
      return moved;
    },
  };
}
