/** What a property is to its element: stated by an author, derived by the loader, or the proof of another one. */
import { holdsFrom, holdsUntil } from '../../ontology/holding.js';
import { bodyProperty } from '../../ontology/identity.js';
import type { Property } from '../../ontology/model.js';

interface WithProperties {
  readonly properties: ReadonlyMap<string, Property>;
}

/** What the loader derives on elements beside the derived properties of the ontology. */
const derivedNames: readonly string[] = [
  ...['sortName', 'nameLang', 'nameLangs', 'nameIn'],
  ...['factId', 'addedIn', 'changedIn', bodyProperty, 'recordAt'],
  ...[holdsFrom, holdsUntil],
];

/** `name` of `nameEvidence`. */
export function provenBy(type: WithProperties, name: string): Property | undefined {
  if (!name.endsWith('Evidence')) return undefined;
  const proven = name.slice(0, -'Evidence'.length);
  return proven === 'evidence' ? undefined : type.properties.get(proven);
}

/** Answers by type and name: a bulk load asks for each property of each row. */
const derived = new WeakMap<WithProperties, Map<string, boolean>>();

/** Whether the loader derives a property of this name. */
export function isDerived(type: WithProperties, name: string): boolean {
  let known = derived.get(type);
  if (!known) derived.set(type, (known = new Map<string, boolean>()));
  let answer = known.get(name);
  if (answer === undefined) known.set(name, (answer = derives(type, name)));
  return answer;
}

function derives(type: WithProperties, name: string): boolean {
  const day = /^(.+)(?:Earliest|Latest)$/.exec(name)?.[1];
  return (
    derivedNames.includes(name) ||
    type.properties.get(name)?.derived === true ||
    (day !== undefined && type.properties.get(day)?.kind === 'DATE')
  );
}

/** Whether a property of this name holds evidence, whatever the type. */
export const namesEvidence = (name: string): boolean => name === 'evidence' || name.endsWith('Evidence');

/** A list of evidence. */
export const isEvidenceList = (type: WithProperties, name: string): boolean =>
  name === 'evidence' || provenBy(type, name) !== undefined;

/**
 * A list that grows: each seed adds to what others stated, and takes back its own. So do lists of evidence, and all lists
 * of texts that statements write; records are written as a whole, from files.
 */
export const grows = (type: WithProperties, name: string): boolean =>
  isEvidenceList(type, name) || ('own' in type && isListOfTexts(type.properties.get(name)));

const isListOfTexts = (property: Property | undefined): boolean =>
  property?.list === true && !['INT', 'FLOAT', 'BOOLEAN'].includes(property.kind);
