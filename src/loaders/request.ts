/** What may be asked of the graph, as plain data: nothing here knows GraphQL or the driver. */
import type { GroupKey } from '../ontology/group-keys.js';
import type { AskedDay } from '../dates/asked-day.js';
import type { RelationshipField } from '../ontology/model.js';
import type { Certainty, Operator } from '../ontology/operators.js';
import type { Value } from '../graph/values.js';

/** Where a property is: on the listed node, or on the fact that leads to it. */
export type Side = 'NODE' | 'EDGE';

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Related
  | Counted
  | Comparison;

/** A relationship field, by the type that declares it. */
export type FieldName = Pick<RelationshipField, 'owner' | 'name'>;

/** A condition on entries of a relationship field of the node. */
export interface Related {
  readonly through: FieldName;
  readonly entries: 'some' | 'all' | 'none';
  readonly related: Condition;
}

/** A condition on how many entries a relationship field of the node has, or how many sources the node or fact. */
export interface Counted {
  readonly counted: FieldName | Side;
  readonly operator: CountOperator;
  readonly value: number;
}

export type CountOperator = Extract<Operator, 'eq' | 'lt' | 'lte' | 'gt' | 'gte'>;

export interface Comparison {
  readonly side: Side;
  /**
   * A stored property; of a node also `id`, `name` (the display name), `type` (values are
   * labels), `names` (values are folds) and `within` (an id); of both `citedSource` (an id) and
   * `addingSeed` (its number).
   */
  readonly property: string;
  readonly operator: Operator;
  /**
   * A list where the operator takes one; null: the property has no value. Of operators that compare the days of a date, the day
   * as yyyymmdd, or the first and the last one, null where that side is open.
   */
  readonly value: Value;
  /** Of a list of names: a period may follow each, and does not count. */
  readonly dated?: true;
  /** Of operators that compare days: on which of the days that the stored date can mean the condition holds. */
  readonly certainty?: Certainty;
  /** What an absent value counts as. */
  readonly absent?: string;
}

/** By a property, or by how many entries a relationship field of the node has. */
export type Order = PropertyOrder | CountOrder;

export interface CountOrder {
  readonly counted: FieldName;
  readonly descending: boolean;
}

export interface PropertyOrder {
  readonly side: Side;
  /** A stored property, derived ones included (`sortName`, `signedOnEarliest`); `id` or `factId` for the identity. */
  readonly property: string;
  readonly descending: boolean;
  /** What an absent value counts as; without, absent values come last in both directions. */
  readonly absent?: string;
  /** Its texts may be long: their first 200 characters count, so that the keys of cursors are short. */
  readonly long?: boolean;
}

/** Where an entry stands in its list. */
export interface Position {
  /** Values of the orders, in their order. */
  readonly keys: readonly Value[];
  readonly id: string;
  readonly factId: string | null;
}

/**
 * Conditions on sources and seeds have the place of a property under a name that GraphQL gives to none.
 */
export const citedSource = '__source';
export const addingSeed = '__seed';

/** The entries of a list, counted by what they have in common. */
export interface Grouping {
  readonly by: readonly GroupKey[];
  readonly order: GroupOrder;
}

/** Equal counts follow by their keys; groups without a value come last in both directions. */
export interface GroupOrder {
  readonly by: 'COUNT' | 'KEY';
  readonly descending: boolean;
}

/** A value of each key and how many entries have them. */
export interface GroupRow {
  readonly values: readonly GroupValue[];
  readonly count: number;
}

export interface GroupValue {
  /** null where entries have none; of days the first and the last bucket, null where that side is open. */
  readonly value: Value;
  /** What people call it, where that is not the value itself. */
  readonly label: string | undefined;
}

/** Of a list of nodes. */
export interface ListRequest {
  /** Properties wanted of each node, besides `id`. `name` is the display name. */
  readonly columns: readonly string[];
  /** How many at most; undefined when only the count is wanted. */
  readonly first: number | undefined;
  /** Whether it is read from its end: the last entries, or those before `after`. */
  readonly backwards?: boolean;
  /** The entry that the page lies behind, in the direction in which it is read. */
  readonly after: Position | undefined;
  /** Revision that the cursor of `after` was given at: what was added later is left out, and not counted. */
  readonly seen?: number;
  readonly where: Condition | undefined;
  readonly orders: readonly Order[];
  /**
   * The day that it is about, where it is not that of the operation: its facts, conditions, orders and counts, and the status
   * of its edges. Nodes never inherit it.
   */
  readonly day?: AskedDay | undefined;
  /** Whether the caller wants the length of the whole list. */
  readonly count: boolean;
  /** Instead of entries their groups: `first` is how many of them, undefined when only their number is wanted. */
  readonly grouping?: Grouping;
}

/** The nodes at the other end of one relationship field, for many parents at once. */
export interface LevelRequest extends ListRequest {
  readonly field: RelationshipField;
  /** Concrete entity type of the parents. */
  readonly parent: string;
  /** Properties wanted of each fact, besides `factId`. */
  readonly edgeColumns: readonly string[];
}

/** All nodes of one type. */
export interface PageRequest extends ListRequest {
  /** Entity or record type. */
  readonly type: string;
  /** From which indexes it is counted and found; the answer is the same without. */
  readonly access?: Accesses;
}

/** The comparison to find nodes by: all for which the condition holds are among them. */
export interface Access {
  /** Which of the conditions that must all hold, flattened. */
  readonly by: number;
  /** Of a status: which days make a thing one of these beside what is stated: ends that have passed, starts that lie ahead. */
  readonly days?: { readonly ends: boolean; readonly starts: boolean };
  /** Of a list by name: one index has the nodes of each value in this order, so that nothing is sorted. */
  readonly inOrder?: true;
}

/** How the list is counted, and how its entries are found; undefined: by a look at each, in the order of the list. */
export interface Accesses {
  readonly count?: Access;
  readonly list?: Access;
}

/** The groups of nodes that are named. */
export interface GroupsAmongRequest {
  readonly type: string;
  /** How many groups at most; undefined for their number. */
  readonly first: number | undefined;
  readonly grouping: Grouping;
  readonly day?: AskedDay | undefined;
}

/** Nodes by id. */
export interface ByIdRequest {
  /** Types the ids may have. */
  readonly types: readonly string[];
  readonly columns: readonly string[];
  /** Only nodes of which this holds are found. */
  readonly where?: Condition | undefined;
  /** The day that the condition is about, where it is not that of the operation. */
  readonly day?: AskedDay | undefined;
}

/** A node as the loaders return it: `__typename`, `id` and the columns asked for. */
export interface NodeRow {
  readonly __typename: string;
  readonly id: string;
  readonly [column: string]: Value;
}

export type EdgeRow = Readonly<Record<string, Value>> & { readonly factId: string };

export interface Entry {
  readonly node: NodeRow;
  /** undefined in a list of a type. */
  readonly edge: EdgeRow | undefined;
  readonly position: Position;
}

export interface Page {
  /** In the order of the list, also where it was read backwards. */
  readonly entries: readonly Entry[];
  /** Whether there is more in the direction in which it was read. */
  readonly hasMore: boolean;
  readonly totalCount: number | undefined;
}
