/** Properties that follow from what is stated: day integers, fact ids, sort keys, positions, revisions. Pure. */
import { createHash } from 'node:crypto';
import { parsePartialDate } from '../../dates/partial-date.js';
import { integer } from '../../graph/values.js';
import type { Parameter, Value } from '../../graph/values.js';
import { sortName } from '../../names/sort-name.js';
import type { EntityType, Ontology, RelationshipType } from '../../ontology/model.js';
import type { Change } from './changes.js';
import type { Located } from './checks/quotes.js';
import type { FactState } from './state.js';
import { isEvidenceList } from '../property-roles.js';

/** `fact/` and 24 hex digits of the SHA-256 of the JSON of [type, from, to, key values]. */
export function factIdOf(fact: FactState, type: RelationshipType): string {
  const key = type.key.map((name) => fact.properties[name] ?? '');
  const hash = createHash('sha256')
    .update(JSON.stringify([fact.type, fact.from.id, fact.to.id, key]))
    .digest('hex');
  return `fact/${hash.slice(0, 24)}`;
}

export type Derived = Record<string, Parameter>;

/** What the loader sets on a changed element beside what the author's statements did. */
export function derivedOf(
  change: Change,
  ontology: Ontology,
  revision: number,
  located: Located | undefined,
): Derived {
  const { type, stated, after, before } = change;
  const derived: Derived = { changedIn: integer(revision) };
  if (!before) derived.addedIn = integer(revision);
  for (const [name, value] of Object.entries(stated)) {
    if (isEvidenceList(type, name)) derived[name] = value;
    const kind = type.properties.get(name)?.kind;
    // The author may write 4 for 4.0 and 8.0 for 8; each property has one type in the graph.
    if (kind === 'FLOAT' && typeof value === 'number') derived[name] = value;
    if (kind === 'INT' && typeof value === 'number') derived[name] = integer(value);
    if (kind === 'DATE') Object.assign(derived, daysOf(name, value));
  }
  if (after.kind === 'RELATIONSHIP') derived.factId = factIdOf(after, type as RelationshipType);
  const entity = ontology.entities.get(type.name);
  if (entity && after.kind === 'NODE')
    derived.sortName = sortName(displayName(entity, stated), { person: entity.person });
  if (located)
    Object.assign(derived, {
      start: integer(located.start),
      end: integer(located.end),
      context: located.context,
    });
  return derived;
}

export function displayName(type: EntityType, stated: Readonly<Record<string, Value>>): string {
  const name = stated[type.nameProperty];
  return typeof name === 'string' ? name : '';
}

function daysOf(name: string, value: Value): Derived {
  const { earliest, latest } =
    typeof value === 'string' ? parsePartialDate(value) : { earliest: null, latest: null };
  return {
    [`${name}Earliest`]: earliest === null ? null : integer(earliest),
    [`${name}Latest`]: latest === null ? null : integer(latest),
  };
}
