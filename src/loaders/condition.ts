/** Conditions to Cypher predicates. */
import Cypher from '@neo4j/cypher-builder';
import { comparers, counters } from './comparers.js';
import { nodeConditions } from './node-conditions.js';
import { factsAt } from './related.js';
import { citedSource, type Comparison, type Condition, type Related } from './request.js';
import { comparedOf, type Scope } from './scope.js';
import { fromSource, sourcesOf } from './sources.js';

/** The predicate that holds exactly where the condition does: it is never null, so that NOT is the complement. */
export function predicate(condition: Condition, scope: Scope): Cypher.Predicate {
  if ('all' in condition) return Cypher.and(...condition.all.map((c) => predicate(c, scope))) ?? Cypher.true;
  if ('any' in condition) return Cypher.or(...condition.any.map((c) => predicate(c, scope))) ?? Cypher.false;
  if ('not' in condition) {
    return Cypher.not(Cypher.coalesce(predicate(condition.not, scope), Cypher.false));
  }
  if ('related' in condition) return related(condition, scope);
  if ('counted' in condition) {
    const { counted, operator, value } = condition;
    const all = typeof counted === 'string' ? sourcesOf(counted, scope) : factsAt(counted, scope);
    return counters[operator](new Cypher.Count(all), new Cypher.Param(value));
  }
  return compare(condition, scope);
}

/** All are such where none is not. */
function related({ through, entries, related: such }: Related, scope: Scope): Cypher.Predicate {
  const wanted = entries === 'all' ? { not: such } : such;
  const found = new Cypher.Exists(factsAt(through, scope, (inner) => predicate(wanted, inner)));
  return entries === 'some' ? found : Cypher.not(found);
}

function compare(comparison: Comparison, scope: Scope): Cypher.Predicate {
  const ofNode = comparison.side === 'NODE' ? nodeConditions[comparison.property] : undefined;
  if (ofNode) return ofNode(comparison, scope);
  if (comparison.property === citedSource) return fromSource(comparison, scope);
  if (comparison.value === null) return Cypher.isNull(comparedOf(comparison, scope));
  return comparers[comparison.operator](comparison, scope);
}
