/** From a node to itself and all that it is a part of, at any depth. */
import Cypher from '@neo4j/cypher-builder';
import { sameAs } from '../ontology/identity.js';
import { partOf } from '../ontology/nested.js';
import { labelOf } from './columns.js';
import { holdsOn } from './day.js';
import type { Scope } from './scope.js';

/**
 * A part of one member of a body is a part of the body, on the way too.
 * @param types that the node may have: all that it is a part of have the first
 * @param id only the one with this id
 */
export function wholesOf(
  node: Cypher.Node,
  whole: Cypher.Node,
  types: readonly string[],
  { ontology, bodies, day }: Pick<Scope, 'ontology' | 'bodies' | 'day'>,
  id?: Cypher.Param,
): Cypher.Clause {
  const [type] = types;
  const labels = type === undefined ? [] : [labelOf(ontology, type)];
  const end = new Cypher.Pattern(whole, { labels, ...(id && { properties: { id } }) });
  if (type === undefined || !bodies?.has(type)) {
    const parts = new Cypher.Relationship();
    const part = new Cypher.Relationship();
    const held = holdsOn(part, day);
    const pattern = new Cypher.Pattern(node)
      .related(parts, { type: partOf, direction: 'right', length: { min: 0 } })
      .to(whole, { labels, ...(id && { properties: { id } }) });
    const match = new Cypher.Match(pattern);
    return held ? match.where(Cypher.all(part, parts, held)) : match;
  }
  // One way to each is enough: between the members of a body there are many.
  return new Cypher.Raw((context) => {
    const edge = new Cypher.Relationship();
    const [from, step, to] = [new Cypher.Node(), edge, new Cypher.Node()].map((one) => context.compile(one));
    const held = holdsOn(edge, day);
    const isPart = [`startNode(${step}) = ${from}`, ...(held ? [context.compile(held)] : [])].join(' AND ');
    return (
      `MATCH ANY SHORTEST (${context.compile(node)}) ((${from})-[${step}:${partOf}|${sameAs}]-(${to}) ` +
      `WHERE type(${step}) = '${sameAs}' OR (${isPart})){0,} ${context.compile(end)}`
    );
  });
}
