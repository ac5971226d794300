/** What must be there for what an undo brings back: both ends of a fact, and every id that a value holds. Pure. */
import type { Ontology } from '../../ontology/model.js';
import { referencesIn } from '../load/checks/references.js';
import type { Patch } from '../ledger/patch.js';
import type { Stated } from '../properties/values.js';
import { calledIn, typeNamed } from './patch-names.js';

/** By id of a node, what cannot come back without it, in words. */
export type RestsOn = ReadonlyMap<string, readonly string[]>;

export function restsOn(patch: Patch, ontology: Ontology): RestsOn {
  const called = calledIn(patch);
  const rests = new Map<string, Set<string>>();
  const rest = (on: string, what: string) => rests.set(on, (rests.get(on) ?? new Set()).add(what));
  const restValues = (type: string, stated: Stated, what: (property: string) => string) => {
    for (const { id, property } of referencesIn(typeNamed(ontology, type), stated)) rest(id, what(property));
  };
  for (const { type, id, stated } of patch.removed.nodes) restValues(type, stated, () => id);
  for (const { key, stated } of patch.removed.facts) {
    const [id, type, from, to] = key;
    for (const end of [from, to]) rest(end, called(id));
    restValues(type, stated, () => called(id));
  }
  for (const { type, id, before } of patch.changed)
    restValues(type, before, (property) => `${property} of ${called(id)}`);
  return new Map([...rests].map(([id, what]) => [id, [...what]]));
}
