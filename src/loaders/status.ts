/** Where things stand today, in Cypher: the rule of dates/status.ts over the days that the loader derives. */
import Cypher from '@neo4j/cypher-builder';
import { statusProperty, type Lifetime } from '../ontology/lifetime.js';

/** How things of one type last. */
interface Lasting extends Lifetime {
  /** undefined of a relationship, which has one type. */
  readonly label?: string;
  /** What an absent status means; undefined where it is never absent. */
  readonly absent: string | undefined;
}

type Element = Cypher.Node | Cypher.Relationship;
/** A condition, and the status where it holds. */
type Branch = readonly [when: Cypher.Predicate | undefined, then: Cypher.Expr];

const text = (status: string) => new Cypher.Literal(status);

/** @param types those that the element may have; where they last differently, its label decides */
export function statusOf(element: Element, types: readonly Lasting[], today: number): Cypher.Expr {
  const stated = element.property(statusProperty);
  const absent = types.find((type) => type.absent !== undefined)?.absent;
  const said = absent === undefined ? stated : Cypher.coalesce(stated, text(absent));
  const groups = new Map<string, Lasting[]>();
  for (const type of types) {
    const key = JSON.stringify([type.starts, type.ends]);
    groups.set(key, [...(groups.get(key) ?? []), type]);
  }
  const branches = [...groups.values()].flatMap(([first, ...others]): Branch[] => {
    if (!first) return [];
    const isOfThem = groups.size > 1 ? hasLabel(element, [first, ...others]) : undefined;
    const ended = both(Cypher.eq(said, text('ACTIVE')), hasPassed(element, first, today));
    const planned = absent === undefined ? undefined : isPlanned(element, first, today);
    return [
      [both(isOfThem, ended), text('ENDED')],
      [both(isOfThem, planned), text('PLANNED')],
    ];
  });
  return firstOf(branches, said);
}

/** What happens at one time is PLANNED or WITHDRAWN, or has no status. */
export function statusOfMoment(element: Element, lifetime: Lifetime, today: number): Cypher.Expr {
  const stated = element.property(statusProperty);
  const isTold = Cypher.in(stated, new Cypher.List([text('PLANNED'), text('WITHDRAWN')]));
  const branches: Branch[] = [
    [isTold, stated],
    [isPlanned(element, lifetime, today), text('PLANNED')],
  ];
  return firstOf(branches, Cypher.Null);
}

/** The last day that some end can mean has passed. */
const hasPassed = (element: Element, { ends }: Lifetime, today: number): Cypher.Predicate | undefined =>
  ends.length === 0
    ? undefined
    : Cypher.or(...ends.map((end) => Cypher.lt(element.property(`${end}Latest`), day(today))));

/** Nothing is said of where it stands, and the first day that the start can mean lies ahead. */
function isPlanned(element: Element, { starts }: Lifetime, today: number): Cypher.Predicate | undefined {
  const [first, ...others] = starts.map((start) => element.property(`${start}Earliest`));
  if (!first) return undefined;
  const start = others.length === 0 ? first : Cypher.coalesce(first, ...others);
  return Cypher.and(Cypher.isNull(element.property(statusProperty)), Cypher.gt(start, day(today)));
}

const day = (today: number) => new Cypher.NamedParam('today', BigInt(today));

const hasLabel = (element: Element, types: readonly Lasting[]): Cypher.Predicate | undefined =>
  element instanceof Cypher.Node
    ? Cypher.or(...types.flatMap(({ label }) => (label === undefined ? [] : [element.hasLabel(label)])))
    : undefined;

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
