/** Which of the partners are wanted: conditions on what their ties make of them, and on the partners themselves. */
import { holdsOn, type DayOperator } from '../../dates/day-conditions.js';
import { parsePartialDate } from '../../dates/partial-date.js';
import type { Value } from '../../graph/values.js';
import type { Condition } from '../../loaders/request.js';
import type { Partner } from './rule.js';

export type PartnerFacet = 'kinds' | 'status' | 'since' | 'until' | 'ties' | 'sources' | 'disputed';

export type PartnerCondition =
  | { readonly all: readonly PartnerCondition[] }
  | { readonly any: readonly PartnerCondition[] }
  | { readonly not: PartnerCondition }
  /** On the organisation. */
  | { readonly related: Condition }
  | PartnerComparison;

export interface PartnerComparison {
  readonly facet: PartnerFacet;
  readonly operator: string;
  /** As loaders/request.ts has it: of operators that compare days, these days. */
  readonly value: Value;
  readonly surely?: boolean;
}

/** What is not told by the ties themselves. */
export interface Looked {
  /** Whether the condition holds of the organisation with this id. */
  readonly holds: (condition: Condition, id: string) => boolean;
  /** Different sources that state the ties. */
  readonly sources: (partner: Partner) => number;
}

export function isSuch(condition: PartnerCondition, partner: Partner, looked: Looked): boolean {
  if ('all' in condition) return condition.all.every((part) => isSuch(part, partner, looked));
  if ('any' in condition) return condition.any.some((part) => isSuch(part, partner, looked));
  if ('not' in condition) return !isSuch(condition.not, partner, looked);
  if ('related' in condition) return looked.holds(condition.related, partner.id);
  return compare(condition, partner, looked);
}

/** Conditions on organisations that it has, each once: the database answers them. */
export function onNodes(condition: PartnerCondition): readonly Condition[] {
  if ('all' in condition) return condition.all.flatMap(onNodes);
  if ('any' in condition) return condition.any.flatMap(onNodes);
  if ('not' in condition) return onNodes(condition.not);
  return 'related' in condition ? [condition.related] : [];
}

/** Whether it compares such a thing. */
export function compares(condition: PartnerCondition, facet: PartnerFacet): boolean {
  if ('all' in condition) return condition.all.some((part) => compares(part, facet));
  if ('any' in condition) return condition.any.some((part) => compares(part, facet));
  if ('not' in condition) return compares(condition.not, facet);
  return 'facet' in condition && condition.facet === facet;
}

function compare(comparison: PartnerComparison, partner: Partner, { sources }: Looked): boolean {
  switch (comparison.facet) {
    case 'kinds':
      return ofKinds(new Set(partner.ties.map(({ kind }) => kind)), comparison);
    case 'status':
      return ofValue(partner.status, comparison);
    case 'disputed':
      return ofValue(partner.disputed, comparison);
    case 'since':
      return ofDate(partner.since, comparison);
    case 'until':
      return ofDate(partner.until, comparison);
    case 'ties':
      return ofNumber(partner.ties.length, comparison);
    case 'sources':
      return ofNumber(sources(partner), comparison);
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** `eq` and `in`: one of what is given. */
const ofValue = (value: unknown, { value: given }: PartnerComparison): boolean =>
  listOf(given).includes(value);

function ofKinds(kinds: ReadonlySet<unknown>, { operator, value }: PartnerComparison): boolean {
  const given = listOf(value);
  return operator === 'hasAll'
    ? given.every((kind) => kinds.has(kind))
    : given.some((kind) => kinds.has(kind));
}

function ofDate(edtf: string | null, { operator, value, surely = false }: PartnerComparison): boolean {
  if (!isOfDays(operator)) return ofValue(edtf, { facet: 'since', operator, value });
  const days = edtf === null ? { earliest: null, latest: null } : parsePartialDate(edtf);
  return holdsOn(days, { operator, value, surely });
}

const isOfDays = (operator: string): operator is DayOperator =>
  ['before', 'after', 'on', 'during', 'known'].includes(operator);

function ofNumber(count: number, { operator, value }: PartnerComparison): boolean {
  if (typeof value !== 'number') return false;
  switch (operator) {
    case 'eq':
      return count === value;
    case 'lt':
      return count < value;
    case 'lte':
      return count <= value;
    case 'gt':
      return count > value;
    default:
      return count >= value;
  }
}
