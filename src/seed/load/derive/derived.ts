/** Properties that follow from what is stated: day integers, fact ids, sort keys, positions, revisions. Pure. */
import { parsePartialDate } from '../../../dates/partial-date.js';
import { integer, type Parameter, type Value } from '../../../graph/values.js';
import { sortName } from '../../../names/sort-name.js';
import type { EntityType, Ontology } from '../../../ontology/model.js';
import type { Change } from '../elements/change.js';
import { same } from '../../properties/values.js';
import type { Located } from '../checks/quotes.js';
import { forGraph } from '../elements/values-for-graph.js';
import { grows } from '../../properties/property-roles.js';

export type Derived = Record<string, Parameter>;

/** What the loader sets on a changed element, beside what the author's statements did. */
export function derivedOf(
  change: Change,
  ontology: Ontology,
  revision: number,
  located: Located | undefined,
): Derived {
  const derived: Derived = { ...derivedValues(change, ontology, located), changedIn: integer(revision) };
  if (change.kind === 'ADDED') derived.addedIn = integer(revision);
  return derived;
}

/** The same without the revisions. */
export function derivedValues(change: Change, ontology: Ontology, located?: Located): Derived {
  const { type, stated, element, left } = change;
  const derived: Derived = {};
  for (const [name, value] of Object.entries(stated)) {
    const kind = type.properties.get(name)?.kind;
    // The author may write 4 for 4.0 and 8.0 for 8; each property has one type in the graph.
    if (kind === 'FLOAT' || kind === 'INT') derived[name] = forGraph(type, name, value);
    if (grows(type, name) && left && !same(left[name], value)) derived[name] = value;
    if (kind === 'DATE') Object.assign(derived, daysOf(name, value));
  }
  for (const name of Object.keys(change.earlier)) {
    if (type.properties.get(name)?.kind === 'DATE' && (stated[name] ?? null) === null)
      Object.assign(derived, daysOf(name, null));
  }
  if (element.kind === 'RELATIONSHIP') derived.factId = change.id;
  const entity = ontology.entities.get(type.name);
  if (entity && element.kind === 'NODE')
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
