/** Conditions to Cypher predicates. */
import Cypher from '@neo4j/cypher-builder';
import { comparers } from './comparers.js';
import type { Comparison, Condition } from './request.js';
import { comparedOf, type Scope } from './scope.js';

/** The predicate that holds exactly where the condition does: it is never null, so that NOT is the complement. */
export function predicate(condition: Condition, scope: Scope): Cypher.Predicate {
  if ('all' in condition) return Cypher.and(...condition.all.map((c) => predicate(c, scope))) ?? Cypher.true;
  if ('any' in condition) return Cypher.or(...condition.any.map((c) => predicate(c, scope))) ?? Cypher.false;
  if ('not' in condition) {
    return Cypher.not(Cypher.coalesce(predicate(condition.not, scope), Cypher.false));
  }
  return compare(condition, scope);
}

function compare(comparison: Comparison, scope: Scope): Cypher.Predicate {
  const { property, operator, value } = comparison;
  if (comparison.side === 'NODE' && property === 'type') return ofType(value, scope);
  if (value === null) return Cypher.isNull(comparedOf(comparison, scope));
  return comparers[operator](comparison, scope);
}

function ofType(value: Comparison['value'], scope: Scope): Cypher.Predicate {
  const labels = (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string');
  return Cypher.or(...labels.map((label) => scope.node.hasLabel(label))) ?? Cypher.false;
}
