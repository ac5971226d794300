/**
 * What statements say of nodes and facts, as far as their text shows: plain data, which a file can keep and later runs
 * read without the parser. Spans count in the text of the seed.
 */
import type { Span } from '../../cypher/text/line-index.js';

export interface Literal extends Span {
  readonly value: string | number | boolean | null;
}

/** A value that only the load will know: from rows of a file, or an expression. */
export interface Unknown extends Span {
  readonly unknown: true;
  /** The column of the statement's rows that an id comes from. */
  readonly column?: string;
}

export interface LiteralList extends Span {
  readonly items: readonly (Literal | Unknown)[];
}

export type Given = Literal | LiteralList | Unknown;

export interface SaidProperty {
  readonly name: string;
  readonly value: Given;
  /** Place of its name. */
  readonly at: Span;
  /** Given only on a condition that the text does not decide: WHERE, ON MATCH, OPTIONAL. */
  readonly maybe?: true;
}

export interface SaidElement {
  readonly kind: 'NODE' | 'FACT';
  readonly clause: 'MATCH' | 'MERGE' | 'CREATE';
  /** Matched by OPTIONAL MATCH, or written in rows that may have been dropped. */
  readonly maybe?: true;
  /** GraphQL name of a node's type, Neo4j's of a relationship's; absent when the text does not show it. */
  readonly type?: string;
  /** The `id` in the pattern of a node. */
  readonly id?: Given;
  /** Ends of a fact, as indexes into the list of elements. */
  readonly from?: number;
  readonly to?: number;
  /** What the pattern holds, and what is SET. */
  readonly properties: readonly SaidProperty[];
  /** The pattern of a fact leaves its term out: '' where it is made, any where it is matched. */
  readonly withoutTerm?: true;
  readonly deleted?: true;
  /** One id of a list that a condition demands: without it, the statement still writes for the others. */
  readonly among?: true;
  readonly at: Span;
}

export interface SaidStatement {
  readonly elements: readonly SaidElement[];
  /** Ids in parts that we could not read; no rule reports anything missing from them. */
  readonly unread: readonly string[];
  /** Whether we could not read parts of it. */
  readonly closed?: true;
  /** Only for a statement that reads rows of a file. */
  readonly rows?: SaidRows;
}

export interface SaidRows {
  /** The header's name for it. */
  readonly parameter: string;
  /** No condition of the statement leaves rows out, and none of its clauses multiplies them. */
  readonly all: boolean;
}
