/** Conditions on nodes that compare more than one stored value of theirs. */
import Cypher from '@neo4j/cypher-builder';
import { partOf } from '../ontology/nested.js';
import type { Operator } from '../ontology/operators.js';
import { labelOf } from './columns.js';
import { holdsOn } from './day.js';
import type { Comparison } from './request.js';
import type { Scope } from './scope.js';

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
const within: NodeCondition = ({ value }, { node, types, ontology, day }) => {
  const whole = new Cypher.Node();
  const parts = new Cypher.Relationship();
  const part = new Cypher.Relationship();
  const held = holdsOn(part, day);
  const labels = types.slice(0, 1).map((one) => labelOf(ontology, one));
  const pattern = new Cypher.Pattern(node)
    .related(parts, { type: partOf, direction: 'right', length: { min: 0 } })
    .to(whole, { labels, properties: { id: new Cypher.Param(value) } });
  const match = new Cypher.Match(pattern);
  return new Cypher.Exists(held ? match.where(Cypher.all(part, parts, held)) : match);
};

/** By the name that the condition has instead of a stored property. */
export const nodeConditions: Partial<Readonly<Record<string, NodeCondition>>> = { type, names, within };
