/** Order and pages of partners. */
import { PactgraphError } from '../../errors.js';
import type { Position } from '../../loaders/request.js';
import type { Value } from '../../graph/values.js';
import { firstDay } from './dates.js';
import { compare, type Partner } from './rule.js';

export type PartnerOrder = 'TIES_DESC' | 'SINCE_ASC' | 'SINCE_DESC' | 'NAME_ASC' | 'NAME_DESC';

interface Rank {
  readonly key: (partner: Partner) => string | number | null;
  readonly descending: boolean;
}

const since = (partner: Partner) => (partner.since === null ? null : firstDay(partner.since));

/** A new order does not compile until this handles it. */
const ranks: Record<PartnerOrder, Rank> = {
  TIES_DESC: { key: (partner) => partner.ties.length, descending: true },
  SINCE_ASC: { key: since, descending: false },
  SINCE_DESC: { key: since, descending: true },
  NAME_ASC: { key: (partner) => partner.sortName, descending: false },
  NAME_DESC: { key: (partner) => partner.sortName, descending: true },
};

/** In the order of the list, also where it was read backwards. */
export interface PartnerPage {
  readonly entries: ReadonlyArray<{ readonly partner: Partner; readonly position: PartnerPosition }>;
  /** Whether there is more in the direction in which it was read. */
  readonly hasMore: boolean;
  readonly totalCount: number;
}

interface PartnerSpan {
  readonly size: number;
  /** The last ones, before the position, instead of the first ones behind it. */
  readonly backwards: boolean;
  readonly from: PartnerPosition | undefined;
}

type PartnerPosition = Pick<Position, 'keys' | 'id'>;

/** Orders that rank by what none before them ranks by: the others have no effect. */
export const distinctOrders = (orders: readonly PartnerOrder[]): PartnerOrder[] =>
  orders.filter((order, index) => orders.findIndex((other) => stemOf(other) === stemOf(order)) === index);

const stemOf = (order: PartnerOrder): string => order.replace(/_(ASC|DESC)$/, '');

/** Equal partners follow by id, ascending; those without a key come last. */
export function partnerPage(
  partners: readonly Partner[],
  orders: readonly PartnerOrder[],
  { size, backwards, from }: PartnerSpan,
): PartnerPage {
  const used = orders.map((order) => ranks[order]);
  const placed = partners
    .map((partner) => ({
      partner,
      position: { keys: used.map(({ key }) => key(partner)), id: partner.id },
    }))
    .sort((a, b) => compareBy(used, a.position, b.position));
  const rest = from
    ? placed.filter(({ position }) => {
        const place = compareBy(used, position, from);
        return backwards ? place < 0 : place > 0;
      })
    : placed;
  return {
    entries: backwards ? rest.slice(-size) : rest.slice(0, size),
    hasMore: rest.length > size,
    totalCount: partners.length,
  };
}

function compareBy(used: readonly Rank[], a: PartnerPosition, b: PartnerPosition): number {
  for (const [index, { descending }] of used.entries()) {
    const [left = null, right = null] = [a.keys[index], b.keys[index]];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
    } else {
      const order = compareKeys(left, right);
      if (order !== 0) return descending ? -order : order;
    }
  }
  return compare(a.id, b.id);
}

function compareKeys(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compare(a, b);
  throw new PactgraphError('BAD_USER_INPUT', 'after: this is not a cursor of this list.');
}
