/**
 * How operators compare the days that a stored date can mean, in Cypher. A date of which neither the first nor the last day is
 * known has no value, or no known year: nothing holds of it. A side without a day is open.
 */
import Cypher from '@neo4j/cypher-builder';
import type { Comparison } from './request.js';
import { propertyOf, type Scope } from './scope.js';

export type Comparer = (comparison: Comparison, scope: Scope) => Cypher.Predicate;

interface Days {
  readonly earliest: Cypher.Expr;
  readonly latest: Cypher.Expr;
}

const daysOf = ({ side, property }: Comparison, scope: Scope): Days => ({
  earliest: propertyOf(side, `${property}Earliest`, scope),
  latest: propertyOf(side, `${property}Latest`, scope),
});

const dayOf = (value: unknown): Cypher.Param | undefined =>
  typeof value === 'number' ? new Cypher.Param(BigInt(value)) : undefined;

type Compare = (day: Cypher.Expr, given: Cypher.Expr) => Cypher.Predicate;

/** Holds for the day, and where its side is open while the other one is not. */
const orOpen = (compare: Compare, day: Cypher.Expr, other: Cypher.Expr, given: Cypher.Expr) =>
  Cypher.or(compare(day, given), Cypher.and(Cypher.isNull(day), Cypher.isNotNull(other)));

const isSurely = ({ certainty }: Comparison) => certainty === 'SURELY';

/** Within the first and the last day, or, possibly, with one of these days in common. */
const within: Comparer = (comparison, scope) => {
  const { earliest, latest } = daysOf(comparison, scope);
  const [from, to] = Array.isArray(comparison.value) ? comparison.value.map(dayOf) : [];
  const parts = isSurely(comparison)
    ? [from && Cypher.gte(earliest, from), to && Cypher.lte(latest, to)]
    : [from && orOpen(Cypher.gte, latest, earliest, from), to && orOpen(Cypher.lte, earliest, latest, to)];
  return Cypher.and(...parts.filter((part) => part !== undefined)) ?? Cypher.false;
};

export const dayComparers = {
  before: (comparison, scope) => {
    const { earliest, latest } = daysOf(comparison, scope);
    const day = dayOf(comparison.value) ?? Cypher.Null;
    return isSurely(comparison) ? Cypher.lt(latest, day) : orOpen(Cypher.lt, earliest, latest, day);
  },
  after: (comparison, scope) => {
    const { earliest, latest } = daysOf(comparison, scope);
    const day = dayOf(comparison.value) ?? Cypher.Null;
    return isSurely(comparison) ? Cypher.gt(earliest, day) : orOpen(Cypher.gt, latest, earliest, day);
  },
  on: within,
  during: within,
  known: (comparison, scope) => {
    const { earliest, latest } = daysOf(comparison, scope);
    const isKnown = Cypher.or(Cypher.isNotNull(earliest), Cypher.isNotNull(latest));
    return Cypher.eq(isKnown, new Cypher.Param(comparison.value));
  },
} as const satisfies Readonly<Record<string, Comparer>>;
