/** Conditions of the API over plain objects: the definition that statements are held against. */
import { parsePartialDate } from '../../src/dates/partial-date.js';

export interface Where {
  readonly [name: string]: unknown;
}

export interface Thing {
  readonly id: string;
  /** As stated. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Entries of relationship fields. */
  readonly fields: ReadonlyMap<string, readonly Edge[]>;
}

export interface Edge {
  readonly node: Thing;
  readonly values: Readonly<Record<string, unknown>>;
}

type Is<T> = (thing: T) => boolean;

/** @param sourceOf source of each passage */
export function plainly(where: Where, sourceOf: Readonly<Record<string, string>>): Is<Thing> {
  const combined = <T>(given: Where, one: (name: string, value: unknown) => Is<T>): Is<T> => {
    const parts = Object.entries(given).map(([name, value]): Is<T> => {
      const inner = (list: unknown) => (list as Where[]).map((part) => combined(part, one));
      if (name === 'AND') return (thing) => inner(value).every((is) => is(thing));
      if (name === 'OR') return (thing) => inner(value).some((is) => is(thing));
      if (name === 'NOT') return (thing) => !combined(value as Where, one)(thing);
      return one(name, value);
    });
    return (thing) => parts.every((is) => is(thing));
  };
  const ofValue = (name: string, filter: unknown): Is<Pick<Thing, 'values'>> => {
    if (name !== 'sources') return ({ values }) => holds(values[name] ?? null, filter as Where);
    return ({ values: { evidence } }) =>
      holds(new Set(((evidence ?? []) as string[]).map((id) => sourceOf[id])).size, filter as Where);
  };
  const ofNode = (given: Where): Is<Thing> =>
    combined<Thing>(given, (name, filter) => {
      if (name === 'id') return ({ id }) => holds(id, filter as Where);
      if (name === 'agreements' || name === 'parties')
        return ({ fields }) => related(fields.get(name) ?? [], filter as Where);
      return ofValue(name, filter);
    });
  const ofEntry = (given: Where): Is<Edge> =>
    combined<Edge>(given, (name, inner) =>
      name === 'node'
        ? ({ node }) => ofNode(inner as Where)(node)
        : (edge) => combined(inner as Where, ofValue)(edge),
    );
  const related = (entries: readonly Edge[], { some, all, none, count }: Where): boolean =>
    (some === undefined || entries.some(ofEntry(some as Where))) &&
    (all === undefined || entries.every(ofEntry(all as Where))) &&
    (none === undefined || !entries.some(ofEntry(none as Where))) &&
    (count === undefined || holds(entries.length, count as Where));
  return ofNode(where);
}

const folded = (text: unknown) => String(text).normalize('NFKC').toUpperCase();

/** Each operator by its own words. */
function holds(value: unknown, filter: Where): boolean {
  const list = (value ?? []) as readonly unknown[];
  const surely = filter.certainty === 'SURELY';
  return Object.entries(filter).every(([operator, given]) => {
    if (given === undefined || (given === null && operator !== 'eq')) return true;
    const several = given as readonly unknown[];
    switch (operator) {
      case 'eq':
        return value === given;
      case 'in':
        return value !== null && several.includes(value);
      case 'lt':
        return value !== null && Number(value) < Number(given);
      case 'lte':
        return value !== null && Number(value) <= Number(given);
      case 'gt':
        return value !== null && Number(value) > Number(given);
      case 'gte':
        return value !== null && Number(value) >= Number(given);
      case 'contains':
        return value !== null && folded(value).includes(folded(given));
      case 'startsWith':
        return value !== null && folded(value).startsWith(folded(given));
      case 'has':
        return list.includes(given);
      case 'hasAny':
        return several.some((one) => list.includes(one));
      case 'hasAll':
        return several.every((one) => list.includes(one));
      case 'isEmpty':
        return (list.length === 0) === given;
      case 'certainty':
        return true;
      default:
        return ofDays(daysOf(value), operator, given, surely);
    }
  });
}

/** First and last day, open sides without end; undefined without a value or a known year. */
function daysOf(value: unknown): readonly [number, number] | undefined {
  if (value === null) return undefined;
  const { earliest, latest } = parsePartialDate(value as string);
  return earliest === null && latest === null ? undefined : [earliest ?? -Infinity, latest ?? Infinity];
}

function ofDays(
  stored: readonly [number, number] | undefined,
  operator: string,
  given: unknown,
  surely: boolean,
): boolean {
  if (operator === 'known') return (stored !== undefined) === given;
  const asked = daysOf(given);
  if (!stored || !asked) return false;
  const [first, last] = stored;
  const [from, to] = asked;
  if (operator === 'before') return (surely ? last : first) < from;
  if (operator === 'after') return (surely ? first : last) > to;
  return surely ? first >= from && last <= to : first <= to && last >= from;
}
