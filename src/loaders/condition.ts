/** Conditions to Cypher predicates. */
import Cypher from '@neo4j/cypher-builder';
import type { Ontology } from '../ontology/model.js';
import { operators } from '../ontology/operators.js';
import { displayName, factProperty } from './columns.js';
import type { Comparison, Condition } from './request.js';

/** What a condition may name. */
export interface Scope {
  readonly ontology: Ontology;
  readonly node: Cypher.Node;
  /** Concrete types the node may have. */
  readonly types: readonly string[];
  readonly edge: Cypher.Relationship | undefined;
  /** Properties that belong to the key of the fact. */
  readonly factKey: readonly string[];
}

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
  const { property, operator, value, absent } = comparison;
  if (comparison.side === 'NODE' && property === 'type') return ofType(value, scope);
  const stored = comparison.side === 'NODE' ? ofNode(property, scope) : ofFact(property, scope);
  const left = absent === undefined ? stored : Cypher.coalesce(stored, new Cypher.Literal(absent));
  return value === null
    ? Cypher.isNull(left)
    : Cypher[operators[operator].predicate](left, new Cypher.Param(value));
}

const ofNode = (property: string, { node, types, ontology }: Scope): Cypher.Expr =>
  property === 'name'
    ? displayName(node, types, ontology)
    : property === 'disputed'
      ? isDisputed(node)
      : node.property(property);

/** The loader keeps no empty list there. */
const isDisputed = (element: Cypher.Node | Cypher.Relationship): Cypher.Expr =>
  Cypher.isNotNull(element.property('disputed'));

function ofFact(property: string, { edge, factKey }: Scope): Cypher.Expr {
  if (!edge) throw new Error('A list without facts has no edge conditions.');
  return property === 'disputed' ? isDisputed(edge) : factProperty(edge, property, factKey);
}

function ofType(value: Comparison['value'], scope: Scope): Cypher.Predicate {
  const labels = (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string');
  return Cypher.or(...labels.map((label) => scope.node.hasLabel(label))) ?? Cypher.false;
}
