/**
 * The operators of filters: the public contract, what is made of the arguments, and the Cypher all follow from this
 * table. A new operator is one entry, and does not compile until it is complete.
 */

/** What is compared: a value by its kind, or a list of texts as a whole. */
export type Compared = 'ID' | 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'ENUM' | 'DATE' | 'LIST';

export interface OperatorEntry {
  /** For the contract, behind the name of the operator. */
  readonly description: string;
  /** Which values have it. */
  readonly compares: readonly Compared[];
  /** What is given: one value of the property's kind, a list of them, or whether it holds. */
  readonly takes: 'ONE' | 'LIST' | 'WHETHER';
  /** What `null` means: the value is absent, or there is no condition. */
  readonly whenNull: 'HAS_NO_VALUE' | 'NO_CONDITION';
}

const one = { takes: 'ONE', whenNull: 'NO_CONDITION' } as const;
const several = { takes: 'LIST', whenNull: 'NO_CONDITION' } as const;
const whether = { takes: 'WHETHER', whenNull: 'NO_CONDITION' } as const;
const scalars = ['ID', 'TEXT', 'NUMBER', 'BOOLEAN', 'ENUM', 'DATE'] as const;

export const operators = {
  eq: {
    description: 'Equal to this; `null` finds what has no value.',
    compares: scalars,
    takes: 'ONE',
    whenNull: 'HAS_NO_VALUE',
  },
  in: {
    description: 'Equal to one of these; `null` is no condition.',
    compares: scalars,
    ...several,
  },
  lt: { description: 'Less than this.', compares: ['NUMBER'], ...one },
  lte: { description: 'This or less.', compares: ['NUMBER'], ...one },
  gt: { description: 'More than this.', compares: ['NUMBER'], ...one },
  gte: { description: 'This or more.', compares: ['NUMBER'], ...one },
  contains: {
    description: 'Has this text somewhere in it; width (NFKC) and case do not count.',
    compares: ['TEXT'],
    ...one,
  },
  startsWith: {
    description: 'Begins with this text; width (NFKC) and case do not count.',
    compares: ['TEXT'],
    ...one,
  },
  before: {
    description:
      'Before the first day of this date. POSSIBLY: its first day is, or is open; SURELY: its last day is. 2025-04 is possibly before 2025-04-15, and surely before 2025-05.',
    compares: ['DATE'],
    ...one,
  },
  after: {
    description:
      'After the last day of this date. POSSIBLY: its last day is, or is open; SURELY: its first day is. 2025-04 is possibly after 2025-04-15, and surely after 2025-03.',
    compares: ['DATE'],
    ...one,
  },
  on: {
    description:
      'On this day. POSSIBLY: the day is one of those it can mean; SURELY: it means that day and no other. 2025-04 is possibly on 2025-04-15, and surely on none.',
    compares: ['DATE'],
    ...one,
  },
  during: {
    description:
      'Within this date, which may be a month, a year or a period (`1990/1999`, `1990/..`). POSSIBLY: the two have a day in common; SURELY: all days it can mean lie within. 2025-04 is possibly during 2025-04-11/2025-04-20, and surely during 2025.',
    compares: ['DATE'],
    ...one,
  },
  known: {
    description:
      'Whether there is a date with a year: only such dates are before, after, on or during another.',
    compares: ['DATE'],
    ...whether,
  },
  has: { description: 'This is one of its entries.', compares: ['LIST'], ...one },
  hasAny: { description: 'At least one of these is one of its entries.', compares: ['LIST'], ...several },
  hasAll: { description: 'Each of these is one of its entries.', compares: ['LIST'], ...several },
  isEmpty: { description: 'Whether it has no entries.', compares: ['LIST'], ...whether },
} as const satisfies Readonly<Record<string, OperatorEntry>>;

export type Operator = keyof typeof operators;

export const isOperator = (name: string): name is Operator => Object.hasOwn(operators, name);

/** The operators that values of a kind have, in the order of the table. */
export const operatorsOf = (compared: Compared): ReadonlyArray<readonly [Operator, OperatorEntry]> =>
  Object.entries<OperatorEntry>(operators).flatMap(([name, entry]) =>
    isOperator(name) && entry.compares.includes(compared) ? [[name, entry] as const] : [],
  );

/** How sure a condition on an uncertain date must be: the argument beside the operators of dates. */
export const certainties = {
  POSSIBLY: 'On one of the days that the date can mean.',
  SURELY: 'On all of the days that the date can mean.',
} as const;

export type Certainty = keyof typeof certainties;
