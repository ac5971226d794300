/** One operation sees one state of the graph: every statement tells the head revision, and they must agree. */
import { PactgraphError } from '../errors.js';
import type { Graph } from '../graph/graph.js';
import type { Parameters, Row } from '../graph/values.js';

/** The least that an operation's context holds; loaders and the rest are added by whoever assembles the server. */
export interface ApiContext {
  readonly requestId: string;
}

/** Makes the context of one operation; called again, with a fresh snapshot, when the operation runs once more. */
export type MakeContext<Context extends ApiContext> = (snapshot: Snapshot, requestId: string) => Context;

export interface Snapshot {
  /**
   * Runs a statement whose every row has the ledger's head revision in the column `revision`.
   * @throws PactgraphError GRAPH_MOVED when the revision is another than before, DATABASE_UNAVAILABLE when there is
   *   no ledger, TIMEOUT when the request is over; and what `graph.read` throws
   */
  readonly read: (text: string, parameters?: Parameters) => Promise<Row[]>;
  /** Of the first statement; undefined before it. */
  readonly revision: () => number | undefined;
  /** How many were sent. */
  readonly statements: number;
  /** Whether two statements saw different revisions: then nothing of this operation may be shown. */
  readonly moved: boolean;
}

/** No ledger. Not hidden behind the code's fixed text: who sees this can do something about it. */
export class NoGraphError extends PactgraphError {
  constructor() {
    super('DATABASE_UNAVAILABLE', 'The database holds no graph yet.', {
      hint: 'Run `pactgraph seed load`.',
    });
  }
}

/** @param signal aborted when nobody waits for the answer any more: then nothing more is sent */
export function createSnapshot(graph: Pick<Graph, 'read'>, signal?: AbortSignal): Snapshot {
  let revision: number | undefined;
  let statements = 0;
  let moved = false;
  const movedError = () => new PactgraphError('GRAPH_MOVED', 'The graph changed during the operation.');

  return {
    async read(text, parameters = {}) {
      if (signal?.aborted)
        throw new PactgraphError('TIMEOUT', 'The request was over before it was answered.');
      // The other fields of an operation that runs again: their answers would be thrown away.
      if (moved) throw movedError();
      statements++;
      const rows = await graph.read(text, parameters);
      const head = rows[0]?.revision;
      if (rows.length === 0) throw new NoGraphError();
      if (typeof head !== 'number') throw new Error('A statement does not return the column revision.');
      revision ??= head;
      moved ||= head !== revision;
      if (moved) throw movedError();
      return rows;
    },
    revision: () => revision,
    get statements() {
      return statements;
    },
    get moved() {
      return moved;
    },
  };
}
