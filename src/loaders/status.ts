/** Where things stand on a day, in Cypher: the rule of dates/status.ts over the days that the loader derives. */
import Cypher from '@neo4j/cypher-builder';
import { statusProperty, type Lifetime } from '../ontology/lifetime.js';
import type { Day } from './day.js';

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
export function statusOf(element: Element, types: readonly Lasting[], day: Day): Cypher.Expr {
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
    const own = first.moment ? ofMoment(element, first, day) : ofLasting(element, said, absent, first, day);
    return own.map(([when, then]) => [both(isOfThem, when), then]);
  });
  return firstOf(branches, said);
}

function ofLasting(
  element: Element,
  said: Cypher.Expr,
  absent: string | undefined,
  lifetime: Lifetime,
  day: Day,
): Branch[] {
  const isActive = Cypher.eq(said, text('ACTIVE'));
  const isEnded = Cypher.eq(said, text('ENDED'));
  const ended: Branch = [both(isActive, hasPassed(element, lifetime, day)), text('ENDED')];
  if (day.asOf)
    return [
      ended,
      [both(Cypher.or(isActive, isEnded), isAhead(element, lifetime, day)), text('PLANNED')],
      [both(isEnded, isYetToEnd(element, lifetime, day)), text('ACTIVE')],
    ];
  return [ended, ...(absent === undefined ? [] : [planned(element, lifetime, day)])];
}

function ofMoment(element: Element, lifetime: Lifetime, day: Day): Branch[] {
  const stated = element.property(statusProperty);
  const isTold = Cypher.in(stated, new Cypher.List([text('PLANNED'), text('WITHDRAWN')]));
  const ahead: Branch = day.asOf
    ? [isAhead(element, lifetime, day), text('PLANNED')]
    : planned(element, lifetime, day);
  return [[isTold, stated], ahead, [Cypher.true, Cypher.Null]];
}

/** Nothing is said of where it stands, and the first day that the start can mean lies ahead. */
function planned(element: Element, lifetime: Lifetime, day: Day): Branch {
  const ahead = isAhead(element, lifetime, day);
  if (!ahead) return [undefined, text('PLANNED')];
  return [Cypher.and(Cypher.isNull(element.property(statusProperty)), ahead), text('PLANNED')];
}

/** The first day that the start can mean lies ahead; undefined where nothing has a start. */
function isAhead(element: Element, { starts }: Lifetime, day: Day): Cypher.Predicate | undefined {
  const [first, ...others] = starts.map((start) => element.property(`${start}Earliest`));
  return first && Cypher.gt(others.length === 0 ? first : Cypher.coalesce(first, ...others), day.parameter);
}

/** The last day that some end can mean has passed. */
const hasPassed = (element: Element, { ends }: Lifetime, day: Day): Cypher.Predicate | undefined =>
  ends.length === 0
    ? undefined
    : Cypher.or(...ends.map((end) => Cypher.lt(element.property(`${end}Latest`), day.parameter)));

/** Some end is known, and none can have passed. */
const isYetToEnd = (element: Element, { ends }: Lifetime, day: Day): Cypher.Predicate | undefined =>
  ends.length === 0
    ? undefined
    : Cypher.and(
        Cypher.or(...ends.map((end) => Cypher.isNotNull(element.property(`${end}Earliest`)))),
        ...ends.map((end) => {
          const isYetToCome = Cypher.gte(element.property(`${end}Earliest`), day.parameter);
          return Cypher.coalesce(isYetToCome, Cypher.isNull(element.property(`${end}Latest`)));
        }),
      );

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
