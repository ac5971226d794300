/** Properties that follow from what is stated: days, bounds of facts, fact ids, sort keys, positions, revisions. Pure. */
import { parsePartialDate } from '../../../dates/partial-date.js';
import { integer, type Parameter, type Value } from '../../../graph/values.js';
import { keptNames } from '../../../names/kept-names.js';
import { sortName } from '../../../names/sort-name.js';
import type { Ontology } from '../../../ontology/model.js';
import type { Change } from '../elements/change.js';
import { same } from '../../properties/values.js';
import type { Located } from '../checks/quotes.js';
import { forGraph } from '../elements/values-for-graph.js';
import { grows } from '../../properties/property-roles.js';
import { displayName } from './display-name.js';
import { holdingOf, type ToldOn } from './holding.js';
import { writtenIn, type NamedEntity, type Scripts } from './scripts.js';

export type Derived = Record<string, Parameter>;

/** What derived values rest on beside the change. */
export interface DerivedFrom {
  /** Where its quote is, when the change is of evidence. */
  readonly located?: Located | undefined;
  /** What evidence holds of its row; null where it has none any more, undefined where that stays. */
  readonly record?: string | null | undefined;
  /** Scripts of names, when it is of an entity. */
  readonly scripts?: Scripts | undefined;
  /** When its passages were published, when it is of a fact. */
  readonly toldOn?: ToldOn | undefined;
}

/** What the loader sets on a changed element, beside what the author's statements did. */
export function derivedOf(
  change: Change,
  ontology: Ontology,
  revision: number,
  { located, record, scripts, toldOn }: DerivedFrom = {},
): Derived {
  const derived: Derived = {
    ...derivedValues(change, ontology, { located, scripts, toldOn }),
    ...(record !== undefined && { recordAt: record }),
    changedIn: integer(revision),
  };
  // What an undo brings back is as old as it was.
  const { addedIn } = change.element.properties;
  if (change.kind === 'ADDED') derived.addedIn = integer(typeof addedIn === 'number' ? addedIn : revision);
  return derived;
}

/** The same without the revisions. */
export function derivedValues(
  change: Change,
  ontology: Ontology,
  { located, scripts, toldOn }: DerivedFrom = {},
): Derived {
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
  if (toldOn && 'moment' in type)
    Object.assign(derived, present(holdingOf(type, stated, toldOn), change.kind === 'ADDED'));
  const entity = ontology.entities.get(type.name);
  if (entity && element.kind === 'NODE')
    Object.assign(derived, derivedNames({ type: entity, stated }, scripts, change.kind === 'ADDED'));
  if (located)
    Object.assign(derived, {
      start: integer(located.start),
      end: integer(located.end),
      context: located.context,
    });
  return derived;
}

/** @param isNew leaves out what is absent: a new node has nothing to remove */
export function derivedNames(entity: NamedEntity, scripts: Scripts | undefined, isNew = false): Derived {
  const { type, stated } = entity;
  const name = displayName(type, stated);
  const kept = keptNames({ ...stated, name }, { written: writtenIn(entity, scripts) });
  const all: Derived = { sortName: sortName(name, { person: type.person }), ...kept };
  return present(all, isNew);
}

/** A new element has nothing to remove. */
const present = (all: Derived, isNew: boolean): Derived =>
  isNew ? Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) : all;

function daysOf(name: string, value: Value): Derived {
  const { earliest, latest } =
    typeof value === 'string' ? parsePartialDate(value) : { earliest: null, latest: null };
  return {
    [`${name}Earliest`]: earliest === null ? null : integer(earliest),
    [`${name}Latest`]: latest === null ? null : integer(latest),
  };
}
