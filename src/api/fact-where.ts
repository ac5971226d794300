/** `FactWhere`, from GraphQL's form to that of the question. */
import { operators } from '../ontology/operators.js';
import type { Value } from '../graph/values.js';
import type { Facet, FactComparison, FactCondition } from '../questions/facts/request.js';
import type { Where } from './arguments.js';

const facets: readonly string[] = [
  'property',
  'relationshipType',
  'status',
  'inferred',
  'disputed',
  'source',
  'sources',
] satisfies readonly Facet[];

const isFacet = (name: string): name is Facet => facets.includes(name);
const isObject = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param where as GraphQL has coerced it; null counts as absent, here as elsewhere */
export function factConditionOf(where: Where): FactCondition {
  const parts = Object.entries(where).flatMap(([name, value]): FactCondition[] => {
    if (name === 'NOT' && isObject(value)) return [{ not: factConditionOf(value) }];
    if ((name === 'AND' || name === 'OR') && Array.isArray(value)) {
      const inner = value.filter(isObject).map(factConditionOf);
      return [name === 'AND' ? { all: inner } : { any: inner }];
    }
    return isFacet(name) && isObject(value) ? comparisons(name, value) : [];
  });
  return { all: parts };
}

function comparisons(facet: Facet, filter: Where): FactCondition[] {
  return Object.entries(filter).flatMap(([operator, given]): FactComparison[] => {
    if (given === undefined) return [];
    const value = given as Value;
    if (facet === 'sources')
      return (operator === 'min' || operator === 'max') && value !== null ? [{ facet, operator, value }] : [];
    if (operator !== 'eq' && operator !== 'in') return [];
    if (value === null && operators[operator].whenNull === 'NO_CONDITION') return [];
    return [{ facet, operator, value }];
  });
}
