/** Properties that seeds may give, by type. */
import type { NodeType, Property, RelationshipType } from '../../../ontology/model.js';
import type { Assignment, Element, Named } from '../../../cypher/patterns/element.js';
import type { StatementContext } from '../../statement/statement-context.js';

export interface ElementType {
  /** As people write it: Organisation, PARTY_TO. */
  readonly name: string;
  readonly properties: ReadonlyMap<string, Property>;
}

export function typeOf(statement: StatementContext, element: Element): ElementType | undefined {
  const type: NodeType | RelationshipType | undefined =
    statement.nodeType(element) ?? statement.relationshipType(element);
  if (!type) return undefined;
  return { name: 'label' in type ? type.label : type.type, properties: type.properties };
}

/** Every assignment of known type in the statement, and every property a MATCH pattern compares. */
export function* assignments(statement: StatementContext): Generator<{
  element: Element;
  type: ElementType;
  assignment: Omit<Assignment, 'by'> & { key: Named };
  reads: boolean;
}> {
  for (const element of statement.elements) {
    const type = typeOf(statement, element);
    if (!type) continue;
    if (element.clause === 'MATCH')
      for (const assignment of element.map) yield { element, type, assignment, reads: true };
    for (const assignment of element.assigned) yield { element, type, assignment, reads: false };
  }
}
