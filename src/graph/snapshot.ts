/** One operation sees one state of the graph: every statement tells the head revision, and they must agree. */
import { PactgraphError } from '../errors.js';
import type { Graph } from './graph.js';
import type { Parameters, Row, Value } from './values.js';

/** Runs one statement; rows carry the head revision as `revision`. */
export type Read = (text: string, parameters?: Parameters) => Promise<readonly Row[]>;

/** Whoever the statements are read for. */
export interface Reader {
  /** Aborted when nobody waits any more: running statements end on the server. */
  readonly signal: AbortSignal;
  /** Whether nobody waits any more: nothing is sent then. */
  readonly ended: boolean;
  readonly never: Promise<never>;
  /** What `work` comes to; never, when nobody waits by then. */
  whileWanted<T>(work: Promise<T>): Promise<T>;
  /** Another row, as it comes; may be changed in its place. */
  row(row: Record<string, Value>): void;
}

export interface Snapshot {
  /**
   * Runs a statement whose every row has the ledger's head revision in the column `revision`.
   * @throws PactgraphError GRAPH_MOVED when the revision is another than before, DATABASE_UNAVAILABLE when there is
   *   no ledger, and what `graph.read` throws. Never settles once the reader has ended
   */
  readonly read: Read;
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

/** @param reader without one, somebody waits whatever comes */
export function createSnapshot(graph: Pick<Graph, 'read'>, reader?: Reader): Snapshot {
  let revision: number | undefined;
  let statements = 0;
  let moved = false;
  const movedError = () => new PactgraphError('GRAPH_MOVED', 'The graph changed during the operation.');
  const send = (text: string, parameters: Parameters): Promise<Row[]> =>
    reader
      ? reader.whileWanted(
          graph.read(text, parameters, { signal: reader.signal, onRow: (row) => reader.row(row) }),
        )
      : graph.read(text, parameters);

  return {
    async read(text, parameters = {}) {
      if (reader?.ended) return reader.never;
      // The other fields of an operation that runs again: their answers would be thrown away.
      if (moved) throw movedError();
      statements++;
      const rows = await send(text, parameters);
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
