/** What the loader would derive anew, or otherwise than before. */
import type { Value } from '../../graph/values.js';
import { parsePartialDate } from '../../dates/partial-date.js';
import { namesOf } from '../../names/entity-names.js';
import { sortName } from '../../names/sort-name.js';
import type { Ontology } from '../../ontology/model.js';
import type { Change } from '../load/elements/change.js';
import { same, type Stated } from '../properties/values.js';
import type { Located } from '../load/checks/quotes.js';
import { displayName } from '../load/derive/display-name.js';
import type { PlanItem } from './plan.js';

export function derivedChanges(
  change: Change,
  located: Located | undefined,
  ontology: Ontology,
): PlanItem['derived'] {
  const before = change.kind === 'ADDED' ? {} : derivedFrom(change.earlier, change, ontology);
  const after = change.kind === 'REMOVED' ? {} : derivedFrom(change.stated, change, ontology);
  if (located) Object.assign(after, { start: located.start, end: located.end });
  return Object.keys({ ...before, ...after })
    .filter((name) => !same(before[name], after[name]))
    .sort()
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }));
}

function derivedFrom(stated: Stated, { type }: Change, ontology: Ontology): Record<string, Value> {
  const derived: Record<string, Value> = {};
  for (const [name, value] of Object.entries(stated)) {
    if (type.properties.get(name)?.kind !== 'DATE' || typeof value !== 'string') continue;
    const days = daysOf(value);
    if (days) Object.assign(derived, { [`${name}Earliest`]: days.earliest, [`${name}Latest`]: days.latest });
  }
  const entity = ontology.entities.get(type.name);
  if (entity) {
    const name = displayName(entity, stated);
    const options = { person: entity.person };
    derived.sortName = sortName(name, options);
    derived.names = namesOf({ ...stated, name }, options).map(({ kind, text }) => `${kind} ${text}`);
  }
  return derived;
}

/** A date that is refused is told as a problem. */
function daysOf(date: string): { earliest: number | null; latest: number | null } | undefined {
  try {
    return parsePartialDate(date);
  } catch {
    return undefined;
  }
}
