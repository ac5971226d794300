/** What is not as a line left it, though no later seed says so: the patch would not lead back to what was. Pure. */
import type { ElementState } from '../load/elements/element-state.js';
import type { Ontology } from '../../ontology/model.js';
import { createdIds, removedIds, type Patch } from '../ledger/patch.js';
import { grows } from '../properties/property-roles.js';
import { same } from '../properties/values.js';
import { calledIn, typeNamed } from './patch-names.js';

/**
 * @param elements of `locate`
 * @param states as they are now, by element id
 * @returns sentences
 */
export function movedSince(
  patch: Patch,
  elements: ReadonlyMap<string, string>,
  states: ReadonlyMap<string, ElementState>,
  ontology: Ontology,
): string[] {
  const called = calledIn(patch);
  const own = new Set(createdIds(patch));
  return [
    ...removedIds(patch)
      .filter((id) => elements.has(id) && !own.has(id))
      .map((id) => `${called(id)} exists again.`),
    ...patch.changed.flatMap(({ type, id, after }) => {
      const state = states.get(elements.get(id) ?? '');
      if (!state) return [`${called(id)} is gone.`];
      // Of a list that grows each takes back its own, so that it need not be as it was.
      return Object.entries(after)
        .filter(
          ([name, value]) => !grows(typeNamed(ontology, type), name) && !same(state.properties[name], value),
        )
        .map(([name]) => `${called(id)} ${name} is no longer what the seed left.`);
    }),
  ];
}
