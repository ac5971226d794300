/** What is loaded, and with what. */
import type { Graph } from '../../graph/graph.js';
import type { StatementFiles } from '../../graph/statement-files.js';
import type { Ontology } from '../../ontology/model.js';
import type { SeedFile } from '../model.js';
import type { RowMap } from './elements/touch.js';
import type { FindRows } from './records/records.js';

export interface Loading {
  readonly graph: Graph;
  readonly ontology: Ontology;
  readonly statements: StatementFiles;
  /** Who applies it, for the ledger. */
  readonly appliedBy: string;
  readonly toolVersion: string;
  /** Reads the files of rows that evidence refers to. */
  readonly findRows: FindRows;
  /** Whether each row that writes nothing, because an id does not exist, is an error. */
  readonly strict?: boolean;
}

/** Streams the rows of a parameter, `chunk` at a time. */
export type ReadRows = (parameter: string, chunk: number) => AsyncIterable<readonly RowMap[]>;

/** A seed to be run, with the reader of its rows, and the number of rows by parameter. */
export interface PendingSeed {
  readonly seed: SeedFile;
  readonly readRows: ReadRows;
  readonly rowCounts: Readonly<Record<string, number>>;
}
