/** Conditions on nodes that compare more than one stored value of theirs. */
import Cypher from '@neo4j/cypher-builder';
import type { Operator } from '../ontology/operators.js';
import type { Comparison } from './request.js';
import type { Scope } from './scope.js';
import { wholesOf } from './wholes.js';

type NodeCondition = (comparison: Comparison, scope: Scope) => Cypher.Predicate;

/** Its label is one of these. */
const type: NodeCondition = ({ value }, { node }) => {
  const labels = (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string');
  return Cypher.or(...labels.map((label) => node.hasLabel(label))) ?? Cypher.false;
};

const foldComparers: Partial<
  Readonly<Record<Operator, (fold: Cypher.Expr, given: Cypher.Expr) => Cypher.Predicate>>
> = { eq: Cypher.eq, in: Cypher.in, contains: Cypher.contains, startsWith: Cypher.startsWith };

/** Some name of it has such a fold: the loader keeps each name as a node. */
const names: NodeCondition = ({ operator, value }, { node }) => {
  const such = foldComparers[operator];
  if (!such) throw new Error(`Names are not compared by ${operator}.`);
  const name = new Cypher.Node();
  const pattern = new Cypher.Pattern(node)
    .related({ type: 'HAS_NAME', direction: 'right' })
    .to(name, { labels: ['Name'] });
  return new Cypher.Exists(
    new Cypher.Match(pattern).where(such(name.property('fold'), new Cypher.Param(value))),
  );
};

/** It is the node with this id, or a part of it at any depth. */
const within: NodeCondition = ({ value }, scope) =>
  new Cypher.Exists(wholesOf(scope.node, new Cypher.Node(), scope.types, scope, new Cypher.Param(value)));

/** By the name that the condition has instead of a stored property. */
export const nodeConditions: Partial<Readonly<Record<string, NodeCondition>>> = { type, names, within };
