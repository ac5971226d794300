/** Where things stand today, in Cypher: the rule of dates/status.ts over the days that the loader derives. */
import Cypher from '@neo4j/cypher-builder';
import { statusProperty, type Lifetime } from '../ontology/lifetime.js';

/** How things of one type last. */
export interface Lasting extends Lifetime {
  /** Holds for an element of the type. */
  readonly isOfType: Cypher.Predicate;
  /** What an absent status means; undefined where it is never absent, or means nothing. */
  readonly absent: string | undefined;
  /** They happen at one time: they are PLANNED or WITHDRAWN, or have no status. */
  readonly moment: boolean;
}

type Element = Cypher.Node | Cypher.Relationship;
/** A condition, and the status where it holds. */
type Branch = readonly [when: Cypher.Predicate | undefined, then: Cypher.Expr];

const text = (status: string) => new Cypher.Literal(status);

/** @param types those that the element may have; they are told apart only where they last differently */
export function statusOf(element: Element, types: readonly Lasting[], today: number): Cypher.Expr {
  const stated = element.property(statusProperty);
  const absent = types.find((type) => type.absent !== undefined)?.absent;
  const said = absent === undefined ? stated : Cypher.coalesce(stated, text(absent));
  const groups = new Map<string, Lasting[]>();
  for (const type of types) {
    const key = JSON.stringify([type.starts, type.ends, type.moment]);
    groups.set(key, [...(groups.get(key) ?? []), type]);
  }
  const isOnly = groups.size === 1;
  const branches = [...groups.values()].flatMap((group): Branch[] => {
    const [first] = group;
    if (!first) return [];
    const isOfThem = isOnly ? undefined : Cypher.or(...group.map(({ isOfType }) => isOfType));
    const own = first.moment
      ? ofMoment(element, first, today)
      : ofLasting(element, said, absent, first, today);
    return own.map(([when, then]) => [both(isOfThem, when), then]);
  });
  return firstOf(branches, said);
}

function ofLasting(
  element: Element,
  said: Cypher.Expr,
  absent: string | undefined,
  lifetime: Lifetime,
  today: number,
): Branch[] {
  const isActive = Cypher.eq(said, text('ACTIVE'));
  return [
    [both(isActive, hasPassed(element, lifetime, today)), text('ENDED')],
    ...(absent === undefined ? [] : [planned(element, lifetime, today)]),
  ];
}

function ofMoment(element: Element, lifetime: Lifetime, today: number): Branch[] {
  const stated = element.property(statusProperty);
  const isTold = Cypher.in(stated, new Cypher.List([text('PLANNED'), text('WITHDRAWN')]));
  return [[isTold, stated], planned(element, lifetime, today), [Cypher.true, Cypher.Null]];
}

/** Nothing is said of where it stands, and the first day that the start can mean lies ahead. */
function planned(element: Element, { starts }: Lifetime, today: number): Branch {
  const [first, ...others] = starts.map((start) => element.property(`${start}Earliest`));
  if (!first) return [undefined, text('PLANNED')];
  const start = others.length === 0 ? first : Cypher.coalesce(first, ...others);
  const isAhead = Cypher.gt(start, dayOf(today));
  return [Cypher.and(Cypher.isNull(element.property(statusProperty)), isAhead), text('PLANNED')];
}

/** The last day that some end can mean has passed. */
const hasPassed = (element: Element, { ends }: Lifetime, today: number): Cypher.Predicate | undefined =>
  ends.length === 0
    ? undefined
    : Cypher.or(...ends.map((end) => Cypher.lt(element.property(`${end}Latest`), dayOf(today))));

/** The day it is asked on, as a parameter of its own. */
export const dayOf = (today: number) => new Cypher.NamedParam('today', BigInt(today));

/** undefined of the second: it never holds; of the first: there is no such condition. */
const both = (
  condition: Cypher.Predicate | undefined,
  predicate: Cypher.Predicate | undefined,
): Cypher.Predicate | undefined =>
  condition === undefined || predicate === undefined ? predicate : Cypher.and(condition, predicate);

function firstOf(branches: readonly Branch[], otherwise: Cypher.Expr): Cypher.Expr {
  const cases = new Cypher.Case();
  const possible = branches.filter(([when]) => when !== undefined);
  for (const [when, then] of possible) if (when) cases.when(when).then(then);
  return possible.length === 0 ? otherwise : cases.else(otherwise);
}
