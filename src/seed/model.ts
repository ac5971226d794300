/** What a seed is made of, between the files on disk and the statements sent. */
import type { SourceFile } from '../evidence/source.js';
import type { Write } from '../cypher/write.js';

/** A place in a file, from 1; columns count UTF-16 units, as editors' status bars do. */
export interface Place {
  /** As the user knows it: relative to the seed folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** UTF-16 units to underline; absent: one. */
  readonly length?: number;
}

/** Something wrong in a seed, told to its author. */
export interface Problem {
  /** Id of the rule, e.g. `quote-not-in-source`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
  readonly place: Place;
}

/** What a column of rows holds; `date` is EDTF, `list` is separated by `;` where the file has no lists of its own. */
export type ColumnType = 'string' | 'int' | 'float' | 'boolean' | 'date' | 'list';

/** A file of rows: statements see it as `$<parameter>`, a list with one map per row. */
export interface RowsHeader {
  /** Relative to the seed folder. */
  readonly file: string;
  readonly parameter: string;
  /** Of columns that are no strings. */
  readonly types: ReadonlyMap<string, ColumnType>;
  readonly place: Place;
}

export interface SeedHeader {
  readonly title: string;
  /** Files named by `source:` lines, relative to the seed folder. */
  readonly sources: readonly string[];
  readonly rows: readonly RowsHeader[];
  /** Rows per transaction of a load that is restartable instead of atomic. */
  readonly batch: number | undefined;
  /** Whether statements may delete. */
  readonly deletes: boolean;
  /** What becomes of a value that contradicts the stored one. */
  readonly onConflict: 'stop' | 'keep-both';
  /** Numbers of the seeds whose errors this one puts right. */
  readonly corrects: readonly number[];
}

/** A node or relationship that a statement writes, by the variable that holds it. */
export interface WrittenElement {
  readonly variable: string;
  readonly kind: 'NODE' | 'RELATIONSHIP';
  /** How the statement comes to it. */
  readonly clause: 'MERGE' | 'CREATE' | 'MATCH';
  /** The statement deletes it. */
  readonly deleted: boolean;
  /** Labels of a node, or the one type of a relationship, as written. */
  readonly names: readonly string[];
  /** Properties that a SET or the pattern of the statement gives it. */
  readonly assigned: readonly AssignedProperty[];
  /** Those of them that are lists that grow. */
  readonly lists: readonly string[];
  /** Variables of the ends of a relationship, where they have one at the end of the statement. */
  readonly from?: string;
  readonly to?: string;
  /** The pattern of a fact leaves its term out. */
  readonly withoutTerm?: true;
  readonly place: Place;
}

export interface AssignedProperty {
  readonly name: string;
  readonly place: Place;
  /** The column of the rows that the value is taken from, where the statement says just that: `m.founded`. */
  readonly column?: string;
  /** The value, where the statement writes it out. */
  readonly literal?: string | number | boolean | null;
  /** A SET gives it whenever the element is written, and none behind it another value. */
  readonly always?: true;
}

/**
 * What a value of each row is taken from: a column, or a text that is the same in all rows. An empty field of an optional
 * one is the text ''.
 */
export type RowPart = { readonly column: string; readonly isOptional?: true } | { readonly text: string };

/** A node or fact that a statement writes or looks for, and what it takes straight from columns, whatever the row. */
export interface RowElement {
  readonly kind: 'NODE' | 'FACT';
  /** GraphQL name of a node's type, Neo4j's of a relationship's. */
  readonly type: string;
  /** The id of a node, the key of a fact, and what is SET. */
  readonly takes: readonly (AssignedProperty & { readonly column: string })[];
  /** What tells which one it is: its id, or the ids of both ends and its key; absent where an expression does. */
  readonly key?: readonly RowPart[];
}

/** The rows a statement reads. */
export interface StatementRows {
  /** Name of the parameter, as the header gives it. */
  readonly parameter: string;
  /** Properties of MERGE and CREATE patterns with the column each is taken from: no row may leave it empty. */
  readonly needed: readonly AssignedProperty[];
  /** What it looks for and writes, whatever the row. */
  readonly elements: readonly RowElement[];
  /** Columns that it reads, each where it is named first. */
  readonly columns: readonly { readonly name: string; readonly place: Place }[];
  /** Column of the instrumented RETURN that holds the number of the row; absent where the end cannot see the row. */
  readonly number?: string;
  /** What rows are asked for which it writes nothing; absent where no pattern looks for an id of theirs. */
  readonly lookUp?: LookUp;
}

/** A statement that reads, for rows for which another one wrote nothing. */
export interface LookUp {
  /** Its columns are those of `lookUpColumns`, an id and an element for each of the types. */
  readonly text: string;
  /** GraphQL names of the types of the nodes that are looked for. */
  readonly types: readonly string[];
  /** Some ids it cannot tell, and nothing else in the statement leaves rows out: what is silent misses one of these. */
  readonly open?: true;
}

export interface SeedStatement {
  /** From 1, in the order of the file. */
  readonly number: number;
  /** As the author wrote it, without the `;`. */
  readonly text: string;
  /** Where its first character stands. */
  readonly place: Place;
  readonly written: readonly WrittenElement[];
  /** All that it writes, in order: what the server may do with it. */
  readonly writes: readonly Write[];
  /** undefined: the statement runs once. */
  readonly rows: StatementRows | undefined;
  /**
   * The text with names for unnamed elements and a RETURN of one row per match: for each written element `<variable>`
   * the columns `<variable>` (its elementId), one `<variable>.<property>` per assigned evidence list, and of a statement
   * with rows `<variable>.*` (its state).
   */
  readonly instrumented: string;
  /** Place in the file for a line and column, from 1, of the instrumented text: where the server says an error is. */
  toAuthorPosition(line: number, column: number): Place;
}

export interface SeedSource extends SourceFile {
  /** Relative to the seed folder. */
  readonly file: string;
}

export interface SeedFile {
  readonly number: number;
  /** `jinggang-forum` of `0001-jinggang-forum.cypher`. */
  readonly name: string;
  /** `0001-jinggang-forum.cypher`. */
  readonly file: string;
  readonly path: string;
  /** SHA-256 over header, statements and every file the header names, line endings of the seed normalised. */
  readonly checksum: string;
  /** `<sha256> <file>` of the seed itself, then of each file that its header names. */
  readonly files: readonly string[];
  readonly header: SeedHeader;
  readonly sources: readonly SeedSource[];
  readonly statements: readonly SeedStatement[];
}
