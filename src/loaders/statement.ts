/** A statement as a builder makes it, and how it is sent. */
import type Cypher from '@neo4j/cypher-builder';
import type { Parameters, Row } from '../graph/values.js';

export interface Statement {
  readonly text: string;
  /** Of its rows, besides `revision`. */
  readonly columns: readonly string[];
  readonly parameters: Parameters;
}

/** Runs one statement; its rows hold the head revision as `revision`. */
export type Read = (text: string, parameters: Parameters) => Promise<readonly Row[]>;

/** What a statement returns besides `revision`, which comes first. */
export const namesOf = (columns: ReadonlyArray<readonly [Cypher.Expr, string]>): string[] =>
  columns.slice(1).map(([, name]) => name);
