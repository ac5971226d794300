/** The day that a statement is about, as its text names it, and the facts that hold on it. */
import Cypher from '@neo4j/cypher-builder';
import type { AskedDay } from '../dates/asked-day.js';
import { holdsFrom, holdsUntil } from '../ontology/holding.js';

export interface Day {
  readonly parameter: Cypher.Param;
  /** Only facts that hold on it count. */
  readonly asOf: boolean;
}

/** The day on which it is asked: all statements that go as one have the same. */
export const todayParameter = 'today';
/** The day that a list has of its own. */
export const dayParameter = 'day';

/** @param own a day that the list has of its own: asked for, or that of its cursor */
export const dayOf = (today: number, own: AskedDay | undefined): Day => ({
  parameter: own
    ? new Cypher.NamedParam(dayParameter, BigInt(own.day))
    : new Cypher.NamedParam(todayParameter, BigInt(today)),
  asOf: own?.asOf === true,
});

/** Holds for a fact that holds on the day; undefined where all facts count. */
export function holdsOn(
  fact: Pick<Cypher.Relationship, 'property'>,
  { parameter, asOf }: Day,
): Cypher.Predicate | undefined {
  if (!asOf) return undefined;
  // A side without a bound is open.
  const bound = (name: string) => Cypher.coalesce(fact.property(name), parameter);
  return Cypher.and(Cypher.lte(bound(holdsFrom), parameter), Cypher.gte(bound(holdsUntil), parameter));
}
