/** The nodes and relationships a statement speaks of. */
import type { Span } from '../text/line-index.js';
import type { MapEntry, Value } from '../tree/value.js';

export type Named = Span & { readonly name: string };

/** A property given a value, by the pattern or by a SET. */
export interface Assignment {
  readonly key: Named;
  readonly value: Value;
  readonly by: 'PATTERN' | 'SET' | 'REMOVE';
  /** The value rests on values of the row alone and is set in each: the end of the statement can tell it again. */
  tellable?: boolean;
  /** A SET that is no part of a MERGE: it sets in every row. */
  readonly always?: boolean;
  /** Of a SET: the property as Cypher reads it there, `` `o`.`name` ``. */
  readonly target?: string;
}

export type Arrow = 'OUT' | 'IN' | 'NONE';

/** A node or relationship, from the pattern that brings it in to the end of the statement. */
export interface Element {
  readonly kind: 'NODE' | 'RELATIONSHIP';
  /** Clause of the pattern that brings it in. */
  readonly clause: 'MATCH' | 'MERGE' | 'CREATE';
  /** As its author named it. */
  readonly variable: string | undefined;
  /** Labels or types in the pattern. */
  readonly names: Named[];
  /** False where the pattern says more than "has all these names": `|`, `!`, `%`, a dynamic name. */
  plainNames: boolean;
  /** Literal map of the pattern; of a node that is matched also the id that a condition asks for. */
  readonly map: MapEntry[];
  /** Of a node that is matched: further ids, and lists of ids, that conditions ask for. */
  readonly among: Value[];
  /** The pattern takes its properties from a parameter. */
  readonly dynamicMap: boolean;
  /** By pattern and SET. A MATCH pattern assigns nothing. */
  readonly assigned: Assignment[];
  /** The statement changes or creates it. */
  written: boolean;
  /** The statement deletes it. */
  deleted: boolean;
  /** The parentheses or brackets with all that is in them. */
  readonly span: Span;
  /** Where a name can be put in, right after the opening bracket; absent in `-->`. */
  readonly nameAt: number | undefined;
  /** Of a relationship. */
  readonly arrow?: Arrow;
  /** The pattern stands for several relationships in a row: `*1..3`, `+`, `{2}`. */
  readonly repeats?: true;
  readonly from?: Element;
  readonly to?: Element;
  /** Its name at the end of the statement, as WITH may have changed it; absent once lost, or unnamed. */
  visibleAs: string | undefined;
  /** What took it out of sight: the WITH, or a clause that drops rows it was written in. */
  lost?: { readonly by: Span; readonly how: 'PROJECTION' | 'ROWS' };
}
