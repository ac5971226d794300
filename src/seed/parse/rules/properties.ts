/** Properties that seeds may give, by type. */
import type { NodeType, Property, RelationshipType } from '../../../ontology/model.js';
import type { Assignment, Element, Named } from '../element.js';
import type { StatementContext } from './rule.js';

/** What the loader derives on elements beside the derived properties of the ontology. */
const derivedNames: readonly string[] = ['sortName', 'factId', 'addedIn', 'changedIn', 'startUnknown'];

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

/** `name` of `nameEvidence`. */
export function provenBy(type: ElementType, name: string): Property | undefined {
  if (!name.endsWith('Evidence')) return undefined;
  const proven = name.slice(0, -'Evidence'.length);
  return proven === 'evidence' ? undefined : type.properties.get(proven);
}

/** Whether the loader derives a property of this name. */
export function isDerived(type: ElementType, name: string): boolean {
  const day = /^(.+)(?:Earliest|Latest)$/.exec(name)?.[1];
  return (
    derivedNames.includes(name) ||
    type.properties.get(name)?.derived === true ||
    (day !== undefined && type.properties.get(day)?.kind === 'DATE')
  );
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
