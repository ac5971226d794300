/** What may be asked of facts, as plain data. */
import type { AskedDay } from '../../dates/asked-day.js';
import type { Value } from '../../graph/values.js';

/** What a condition may look at. */
export type Facet =
  'property' | 'relationshipType' | 'status' | 'inferred' | 'disputed' | 'source' | 'sources';

/** What facts are counted by. */
export type GroupedBy = Exclude<Facet, 'sources'>;

export interface FactGrouping {
  /** One or two. */
  readonly by: readonly GroupedBy[];
  /** How many groups at most; undefined for their number. */
  readonly first: number | undefined;
  readonly order: { readonly by: 'COUNT' | 'KEY'; readonly descending: boolean };
}

export type FactCondition =
  | { readonly all: readonly FactCondition[] }
  | { readonly any: readonly FactCondition[] }
  | { readonly not: FactCondition }
  | FactComparison;

export interface FactComparison {
  readonly facet: Facet;
  /** `min` and `max` compare the number of sources alone. */
  readonly operator: 'eq' | 'in' | 'min' | 'max';
  readonly value: Value;
}

/** How the facts of an entity are ordered; those of a text follow the text. */
export type FactOrder = 'PROPERTY' | 'DATE' | 'REVISION';

/** What facts are asked of. */
export type FactOrigin = 'ENTITY' | 'EVIDENCE' | 'SOURCE';

/** Where an entry stands in its list: the values of the sort keys, and the id of the fact. */
export interface FactPosition {
  readonly keys: readonly Value[];
  readonly id: string;
}

export interface FactsRequest {
  readonly origin: FactOrigin;
  readonly where: FactCondition | undefined;
  readonly order: FactOrder;
  readonly descending: boolean;
  /** How many at most; undefined when only the count is wanted. */
  readonly size: number | undefined;
  /** The last entries instead of the first: those before the position instead of those behind it. */
  readonly backwards: boolean;
  readonly from: FactPosition | undefined;
  /** Revision of the cursor of `from`: relationships that were added later are left out, and not counted. */
  readonly seen?: number;
  /** The day that its conditions are about; of an entity, the relationships hold on it where it is asked for. */
  readonly day: AskedDay;
  readonly count: boolean;
  /** Counts the whole list by these; nothing is listed then. */
  readonly grouping?: FactGrouping;
}
