/** The nodes and relationships that a statement names. */
import type { Span } from '../text/line-index.js';
import type { MapEntry, Value } from '../tree/value.js';

export type Named = Span & { readonly name: string };

/** A property that the pattern or a SET gives a value. */
export interface Assignment {
  readonly key: Named;
  readonly value: Value;
  readonly by: 'PATTERN' | 'SET' | 'REMOVE';
  /** The value rests only on the row and is set in each row: the end of the statement can return it again. */
  tellable?: boolean;
  /** A SET that belongs to no MERGE: it sets in every row. */
  readonly always?: boolean;
  /** The property of a SET as Cypher reads it there, `` `o`.`name` ``. */
  readonly target?: string;
}

export type Arrow = 'OUT' | 'IN' | 'NONE';

/** A node or relationship, from the pattern that brings it in to the end of the statement. */
export interface Element {
  readonly kind: 'NODE' | 'RELATIONSHIP';
  /** Clause of the pattern that brings it in. */
  readonly clause: 'MATCH' | 'MERGE' | 'CREATE';
  /** The name that its author gave it. */
  readonly variable: string | undefined;
  /** Labels or types in the pattern. */
  readonly names: Named[];
  /** False where the pattern says more than "has all these names": `|`, `!`, `%`, a dynamic name. */
  plainNames: boolean;
  /** Literal map of the pattern; for a matched node also the id that a condition demands. */
  readonly map: MapEntry[];
  /** For a matched node: further ids, and lists of ids, that conditions demand. */
  readonly among: Value[];
  /** Of a matched relationship: properties that conditions speak of. */
  readonly asks: Set<string>;
  /** The key property that the pattern may leave out, set by who knows the types; it is '' then. */
  optionalKey?: string;
  /** Where the pattern takes one more property, and what it has there; absent in `-->`. */
  readonly roomAt?: { readonly at: number; readonly within: 'ENTRIES' | 'EMPTY_MAP' | 'NO_MAP' };
  /** The pattern takes its properties from a parameter. */
  readonly dynamicMap: boolean;
  /** Values by pattern and SET. A MATCH pattern assigns nothing. */
  readonly assigned: Assignment[];
  /** Whether the statement changes or creates it. */
  written: boolean;
  /** Whether the statement deletes it. */
  deleted: boolean;
  /** The parentheses or brackets with all that is in them. */
  readonly span: Span;
  /** Where a name can be inserted, right after the opening bracket; absent in `-->`. */
  readonly nameAt: number | undefined;
  /** Only of a relationship. */
  readonly arrow?: Arrow;
  /** Whether the pattern means several relationships in a row: `*1..3`, `+`, `{2}`. */
  readonly repeats?: true;
  readonly from?: Element;
  readonly to?: Element;
  /** Its name at the end of the statement, as WITH may have changed it; absent once lost, or unnamed. */
  visibleAs: string | undefined;
  /** What took it out of sight: the WITH, or a clause that drops rows it was written in. */
  lost?: { readonly by: Span; readonly how: 'PROJECTION' | 'ROWS' };
}
