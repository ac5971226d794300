/**
 * How a list of a type finds what its condition may hold for: from an index of one of its comparisons, instead of a look at
 * each node of the type. The planner cannot choose: it does not know which values are rare, nor that a status follows from dates.
 */
import { indexedOrders, indexedValues } from '../../ontology/constraints.js';
import { statusProperty } from '../../ontology/lifetime.js';
import type { EntityType } from '../../ontology/model.js';
import type { Value } from '../../graph/values.js';
import type { Access, Accesses, Comparison, Condition, PageRequest } from '../request.js';
import type { ValueCounts } from './value-counts.js';

/** The conditions that must all hold. */
export const conjuncts = (condition: Condition): readonly Condition[] =>
  'all' in condition ? condition.all.flatMap(conjuncts) : [condition];

interface Way {
  readonly access: Access;
  /** How many nodes it finds, as counts tell; undefined: nobody knows. */
  readonly size: number | undefined;
  /** Nobody knows, but few. */
  readonly few: boolean;
}

type Choice = Pick<PageRequest, 'where' | 'orders' | 'first' | 'count'>;

/** @param counts how many nodes have which value; without them, only what is rare by its nature is found by a value */
export function accessesOf(request: Choice, type: EntityType, counts?: ValueCounts): Accesses {
  if (!request.where) return {};
  const ways = conjuncts(request.where).flatMap((condition, by) => wayOf(condition, by, type, counts) ?? []);
  const [best] = ways.sort((a, b) => rank(a) - rank(b));
  if (!best) return {};
  const ordered = inOrder(request, type);
  const isOrdered = ordered?.by === best.access.by;
  const list = !isOrdered && isWorthSorting(best, request, type, counts) ? best.access : ordered;
  return {
    ...(request.count && isWorthCounting(best, counts) && { count: best.access }),
    ...(request.first !== undefined && list && { list }),
  };
}

/** One index has the nodes of each value in the order of their names. */
function inOrder({ where, orders }: Choice, type: EntityType): Access | undefined {
  const [order, ...further] = orders;
  if (!where || !order || 'counted' in order || order.property !== 'sortName' || further.length > 0)
    return undefined;
  const by = conjuncts(where).findIndex(
    (one) =>
      isOfNode(one) &&
      one.operator === 'eq' &&
      one.value !== null &&
      indexedValues(type).includes(one.property),
  );
  return by === -1 ? undefined : { by, inOrder: true };
}

const rank = ({ few, size }: Way): number => (few ? 0 : (size ?? Number.MAX_SAFE_INTEGER));

/** Where days make up more than half of all, reading all from one place is cheaper; of a value, the index alone tells. */
const isWorthCounting = ({ size, access }: Way, counts: ValueCounts | undefined): boolean =>
  access.days === undefined || size === undefined || counts === undefined || size <= counts.total / 2;

/**
 * What is found must be sorted, all of it. In the order of the list, of which an index tells, a page of n entries is found
 * among n * total / size nodes.
 */
function isWorthSorting(
  { few, size }: Way,
  { orders, first = 0 }: Choice,
  type: EntityType,
  counts: ValueCounts | undefined,
): boolean {
  if (few) return true;
  if (size === undefined || counts === undefined) return false;
  const [order, ...further] = orders;
  const isIndexed =
    order === undefined ||
    (further.length === 0 &&
      !('counted' in order) &&
      (order.property === 'id' || indexedOrders(type).includes(order.property)));
  return isIndexed ? size * size <= (first + 1) * counts.total : size <= counts.total / 2;
}

const isOfNode = (condition: Condition): condition is Comparison =>
  'side' in condition && condition.side === 'NODE';

function wayOf(condition: Condition, by: number, type: EntityType, counts?: ValueCounts): Way | undefined {
  if (!isOfNode(condition) || condition.value === null) return undefined;
  const { property, operator, value } = condition;
  const access = { by };
  const isEqual = operator === 'eq' || operator === 'in';
  if (isEqual && (property === 'id' || property === 'name' || property === 'names'))
    return { access, size: undefined, few: true };
  if (property === 'names' && operator === 'startsWith')
    return { access, size: undefined, few: typeof value === 'string' && value.length >= telling };
  if (isEqual && indexedValues(type).includes(property)) {
    const size = counts && sum(valuesOf(value).map((one) => counts.of(property, one)));
    return { access, size, few: false };
  }
  if (isEqual && property === statusProperty) return ofStatus(valuesOf(value), by, type, counts);
  if (isSurely(condition)) return { access, size: undefined, few: false };
  return undefined;
}

/** Characters of which few names have the same at their beginning. */
const telling = 3;

/** What is ACTIVE may be stated nowhere. */
function ofStatus(
  values: readonly Value[],
  by: number,
  type: EntityType,
  counts: ValueCounts | undefined,
): Way | undefined {
  if (values.includes('ACTIVE')) return undefined;
  const absent = type.properties.get(statusProperty)?.absent;
  if (absent !== undefined && values.includes(absent)) return undefined;
  const days = { ends: values.includes('ENDED'), starts: values.includes('PLANNED') };
  const size =
    counts &&
    sum(values.map((one) => counts.of(statusProperty, one))) +
      (days.ends ? counts.ended : 0) +
      (days.starts ? counts.ahead : 0);
  return { access: { by, days }, size, few: false };
}

/** Of what a date surely is, its first day alone tells that it may be so. */
export const isSurely = ({ operator, certainty, value }: Comparison): boolean =>
  certainty === 'SURELY' &&
  (operator === 'after' ||
    ((operator === 'on' || operator === 'during') && Array.isArray(value) && value[0] !== null));

const valuesOf = (value: Value): readonly Value[] => (Array.isArray(value) ? [...new Set(value)] : [value]);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
