/** What a check is, and what it may look at. */
import type { Config } from '../config.js';
import type { Parameters, Row } from '../graph/values.js';
import type { Ontology } from '../ontology/model.js';
import type { StatementFiles } from '../graph/statement-files.js';
import type { Finding } from './finding.js';
import type { Opened } from './open-database.js';

/** Nothing that a check is given writes. */
export interface Patient {
  readonly config: Config;
  readonly statements: StatementFiles;
  /** @throws PactgraphError ONTOLOGY, which the check of that name tells; of others it is a reason not to look */
  readonly ontology: () => Ontology;
  /** The database, opened by whoever asks first. */
  readonly database: () => Promise<Opened>;
  /**
   * Rows of a statement, which has 10 s.
   * @throws NotExamined where no database is open; PactgraphError QUERY_TIMEOUT, DATABASE_UNAVAILABLE; StatementError
   */
  readonly read: (text: string, parameters?: Parameters) => Promise<Row[]>;
}

export interface Check {
  /** Stable: in `--json`. The name of its file follows it. */
  readonly id: string;
  /** One or two words, before what it found. */
  readonly title: string;
  run(patient: Patient): Promise<readonly Finding[]>;
}

/** A check that cannot look, as another one told what is missing. */
export class NotExamined extends Error {
  override readonly name = 'NotExamined';
}
