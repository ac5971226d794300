/** What the conditions and orders of a list cost: the rows that the graph follows for them, from their form alone. */
import { getNamedType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { followed, weights } from './weights.js';

/**
 * Values that a candidate has itself are free: the statement of the list reads them, and the limits of conditions bound their
 * number. What lies beyond it is paid for in rows: each condition leads from each candidate to some more, and conditions
 * on those from each of them on, so that a price grows with each level as the work does.
 * @param where as GraphQL has coerced it to the type
 * @param candidates entries of the list before its conditions
 * @returns hundredths
 */
export const conditionsCost = (type: GraphQLInputType, where: unknown, candidates: number): number =>
  weights.row * rows(type, where, candidates);

/**
 * An order by a property reads what the candidates have themselves; one by a count follows a relationship of each.
 * @param orderBy names of orders, as GraphQL has coerced them
 * @returns hundredths
 */
export const ordersCost = (orderBy: unknown, candidates: number): number =>
  Array.isArray(orderBy)
    ? weights.row * candidates * followed.fromEach * new Set(orderBy.filter(isCount)).size
    : 0;

const isCount = (order: unknown): boolean => typeof order === 'string' && /_COUNT_(ASC|DESC)$/.test(order);

function rows(type: GraphQLInputType, given: unknown, candidates: number): number {
  if (Array.isArray(given)) return sum(given, (one) => rows(type, one, candidates));
  const input = getNamedType(type);
  if (!isInputObjectType(input) || !isObject(given)) return 0;
  const next = candidates * followed.fromEach;
  const fields = input.getFields();
  return sum(Object.entries(given), ([name, value]) => {
    const field = fields[name];
    if (!field || value === null || value === undefined) return 0;
    if (input.name === partnerWhere) {
      if (name === 'node') return weights.statement + candidates + rows(field.type, value, candidates);
      if (name === 'sources') return weights.statement + candidates * weights.sources;
      if (name === 'ties') return 0;
    }
    // Each operator counts or compares anew.
    if (input.name === 'CountFilter') return next;
    if (input.name === 'NamesFilter') return isScan(name, value) ? next * followed.fromEach : next;
    if (leadingOn.has(name)) return next;
    if (entriesOf.has(name)) return next + rows(field.type, value, next);
    return rows(field.type, value, candidates);
  });
}

/** Its conditions are on what is in memory, but for the organisations themselves and the sources: these take statements. */
const partnerWhere = 'PartnerWhere';

/** How many entries a list has before its conditions. */
export function candidatesOf(where: GraphQLInputType | undefined, isRoot: boolean): number {
  if (where && getNamedType(where).name === partnerWhere) return followed.partners;
  return isRoot ? followed.ofType : followed.fromEach;
}

/** Conditions that read what an element is a part of, or is from. */
const leadingOn: ReadonlySet<string> = new Set(['within', 'source', 'seed']);

/** The operators that look at entries of a relationship field: no property has such a name, and no filter of values. */
const entriesOf: ReadonlySet<string> = new Set(['some', 'all', 'none']);

/** Parts of names are found by groups of three characters; shorter ones may be looked for in all names. */
const isScan = (operator: string, text: unknown): boolean =>
  operator === 'contains' && typeof text === 'string' && Array.from(text).length < 3;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
