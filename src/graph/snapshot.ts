/** One operation sees one state of the graph: every statement returns the head revision, and all must agree. */
import { PactgraphError } from '../errors.js';
import type { Graph } from './graph.js';
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
   * @throws PactgraphError GRAPH_MOVED when the revision is another than before, DATABASE_UNAVAILABLE when there is
   *   no ledger, and what `graph.read` throws. Never settles once the reader has ended
   */
  readonly read: Read;
  /** The revision of the first statement; undefined before it. */
  readonly revision: () => number | undefined;
  /** How many were sent. */
  readonly statements: number;
  /** Whether two statements saw different revisions: then no result of this operation may be shown. */
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

/** @param reader without one, the result is wanted in any case */
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
      // The operation runs again: answers to its other fields would be thrown away.
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
