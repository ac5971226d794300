/**
 * The operators of filters: the public contract, what is made of the arguments, and the Cypher all follow from this
 * table. A new operator is one entry, and does not compile until it is complete.
 */
export interface OperatorEntry {
  /** For the contract, behind the name of the operator. */
  readonly description: string;
  /** What is given: one value of the property's kind, or a list of them. */
  readonly takes: 'ONE' | 'LIST';
  /** What `null` means: the value is absent, or there is no condition. */
  readonly whenNull: 'HAS_NO_VALUE' | 'NO_CONDITION';
  /** The function of the Cypher builder that compares the stored value with what is given. */
  readonly predicate: 'eq' | 'in';
}

export const operators = {
  eq: {
    description: 'Equal to this; `null` finds what has no value.',
    takes: 'ONE',
    whenNull: 'HAS_NO_VALUE',
    predicate: 'eq',
  },
  in: {
    description: 'Equal to one of these; `null` is no condition.',
    takes: 'LIST',
    whenNull: 'NO_CONDITION',
    predicate: 'in',
  },
} as const satisfies Readonly<Record<string, OperatorEntry>>;

export type Operator = keyof typeof operators;

export const isOperator = (name: string): name is Operator => Object.hasOwn(operators, name);
