/** The ends of a relationship against the pairs its type allows. */
import type { NodeType, RelationshipType } from '../../../ontology/model.js';
import type { Element } from '../../../cypher/patterns/element.js';
import type { StatementContext } from '../../statement/statement-context.js';

export interface KnownEnds {
  readonly element: Element;
  readonly type: RelationshipType;
  readonly from: NodeType;
  readonly to: NodeType;
  readonly fits: boolean;
  /** The other way round fits. */
  readonly fitsReversed: boolean;
}

/** Relationships with a direction whose type and both ends the statement tells. */
export function* knownEnds(statement: StatementContext): Generator<KnownEnds> {
  for (const element of statement.elements) {
    // Its ends are those of a way of several.
    const type = element.repeats ? undefined : statement.relationshipType(element);
    const from = element.from && statement.nodeType(element.from);
    const to = element.to && statement.nodeType(element.to);
    if (!type || !from || !to) continue;
    const allows = (a: NodeType, b: NodeType) => type.pairs.some(([x, y]) => x === a.name && y === b.name);
    const [straight, reversed] = [allows(from, to), allows(to, from)];
    const directed = element.arrow !== 'NONE';
    yield { element, type, from, to, fits: straight || (!directed && reversed), fitsReversed: reversed };
  }
}

/** `Organisation -> Agreement; …` */
export const pairsText = (type: RelationshipType): string => {
  const ends = new Map<string, string[]>();
  for (const [from, to] of type.pairs) ends.set(from, [...(ends.get(from) ?? []), to]);
  const groups = [...ends].map(([from, to]) => `${from} -> ${to.join(', ')}`);
  return groups.join('; ');
};
