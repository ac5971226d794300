/** One operation sees one state of the graph: every statement tells the head revision, and they must agree. */
import { PactgraphError } from '../errors.js';
import type { Graph } from '../graph/graph.js';
import type { Parameters, Row, Value } from '../graph/values.js';
import { Answer } from './answer/answer.js';

/** The least that an operation's context holds; loaders and the rest are added by whoever assembles the server. */
export interface ApiContext {
  readonly requestId: string;
  readonly answer: Answer;
}

/** Makes the context of one operation; called again, with a fresh snapshot, when the operation runs once more. */
export type MakeContext<Context extends ApiContext> = (snapshot: Snapshot, requestId: string) => Context;

export interface Snapshot {
  /**
   * Runs a statement whose every row has the ledger's head revision in the column `revision`.
   * @throws PactgraphError GRAPH_MOVED when the revision is another than before, DATABASE_UNAVAILABLE when there is
   *   no ledger, and what `graph.read` throws. Never settles once the operation has ended
   */
  readonly read: (text: string, parameters?: Parameters) => Promise<Row[]>;
  /** What it is read for. */
  readonly answer: Answer;
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

export function createSnapshot(graph: Pick<Graph, 'read'>, answer: Answer = new Answer()): Snapshot {
  let revision: number | undefined;
  let statements = 0;
  let moved = false;
  const movedError = () => new PactgraphError('GRAPH_MOVED', 'The graph changed during the operation.');

  const options = { signal: answer.signal, onRow: (row: Record<string, Value>) => answer.row(row) };

  return {
    async read(text, parameters = {}) {
      if (answer.ended) return answer.never;
      // The other fields of an operation that runs again: their answers would be thrown away.
      if (moved) throw movedError();
      statements++;
      const rows = await answer.whileWanted(graph.read(text, parameters, options));
      const head = rows[0]?.revision;
      if (rows.length === 0) throw new NoGraphError();
      if (typeof head !== 'number') throw new Error('A statement does not return the column revision.');
      revision ??= head;
      moved ||= head !== revision;
      if (moved) throw movedError();
      return rows;
    },
    answer,
    revision: () => revision,
    get statements() {
      return statements;
    },
    get moved() {
      return moved;
    },
  };
}
