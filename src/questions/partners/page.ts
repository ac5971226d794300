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

export interface PartnerPage {
  readonly entries: ReadonlyArray<{ readonly partner: Partner; readonly position: Position }>;
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

/** Equal partners follow by id, ascending; those without a key come last. */
export function partnerPage(
  partners: readonly Partner[],
  order: PartnerOrder,
  first: number,
  after: Position | undefined,
): PartnerPage {
  const rank = ranks[order];
  const placed = partners
    .map((partner) => ({ partner, position: { keys: [rank.key(partner)], id: partner.id, factId: null } }))
    .sort((a, b) => before(a.position, b.position, rank));
  const rest = after ? placed.filter(({ position }) => before(position, after, rank) > 0) : placed;
  return { entries: rest.slice(0, first), hasNextPage: rest.length > first, totalCount: partners.length };
}

function before(a: Position, b: Position, rank: Rank): number {
  const [left = null, right = null] = [a.keys[0], b.keys[0]];
  if (left === null || right === null) {
    if (left !== right) return left === null ? 1 : -1;
  } else {
    const order = compareKeys(left, right);
    if (order !== 0) return rank.descending ? -order : order;
  }
  return compare(a.id, b.id);
}

function compareKeys(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compare(a, b);
  throw new PactgraphError('BAD_USER_INPUT', 'after: this is not a cursor of this list.');
}
