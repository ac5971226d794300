/** How each operator compares, in Cypher. What an operator says of an absent value is false or null: NOT takes both alike. */
import Cypher from '@neo4j/cypher-builder';
import type { Operator } from '../ontology/operators.js';
import { dayComparers, type Comparer } from './day-comparers.js';
import type { Comparison, CountOperator } from './request.js';
import { comparedOf } from './scope.js';
import { withoutPeriods } from './without-period.js';

const given = ({ value }: Comparison) => new Cypher.Param(value);

/** Compares the stored value with what is given. */
const by =
  (compare: (stored: Cypher.Expr, given: Cypher.Expr) => Cypher.Predicate): Comparer =>
  (comparison, scope) =>
    compare(comparedOf(comparison, scope), given(comparison));

/** Upper case, as the lower case of some letters depends on those beside them. The database folds both, so that they agree. */
const folded = (text: Cypher.Expr) =>
  // Cypher takes the form as a keyword; the builder's own function gives it as a text.
  Cypher.toUpper(new Cypher.Function('normalize', [text, new Cypher.Raw('NFKC')]));
const byText = (compare: (stored: Cypher.Expr, given: Cypher.Expr) => Cypher.Predicate): Comparer =>
  by((stored, text) => compare(folded(stored), folded(text)));

/** Compares the entries of a list, of which an absent one has none. */
const byEntries =
  (compare: (entries: Cypher.Expr, given: Cypher.Expr) => Cypher.Predicate): Comparer =>
  (comparison, scope) => {
    const entries = Cypher.coalesce(comparedOf(comparison, scope), new Cypher.List([]));
    return compare(comparison.dated ? withoutPeriods(entries) : entries, given(comparison));
  };

const entry = () => new Cypher.Variable();

/** How numbers compare. */
export const counters = {
  eq: Cypher.eq,
  lt: Cypher.lt,
  lte: Cypher.lte,
  gt: Cypher.gt,
  gte: Cypher.gte,
} as const satisfies Readonly<Record<CountOperator, unknown>>;

export const comparers: Readonly<Record<Operator, Comparer>> = {
  eq: by(counters.eq),
  in: by(Cypher.in),
  lt: by(counters.lt),
  lte: by(counters.lte),
  gt: by(counters.gt),
  gte: by(counters.gte),
  contains: byText(Cypher.contains),
  startsWith: byText(Cypher.startsWith),
  ...dayComparers,
  has: byEntries((entries, value) => Cypher.in(value, entries)),
  hasAny: byEntries((entries, values) => {
    const one = entry();
    return Cypher.any(one, entries, Cypher.in(one, values));
  }),
  hasAll: byEntries((entries, values) => {
    const one = entry();
    return Cypher.all(one, values, Cypher.in(one, entries));
  }),
  isEmpty: byEntries((entries, value) => Cypher.eq(Cypher.isEmpty(entries), value)),
};
