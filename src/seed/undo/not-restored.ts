/** Whether a patch that was run backwards has brought everything back. Pure. */
import type { Value } from '../../graph/values.js';
import type { Change } from '../load/elements/change.js';
import type { ChangedElement, Patch } from '../ledger/patch.js';
import { same, textsIn, type Stated } from '../properties/values.js';
import { isEvidenceList } from '../properties/property-roles.js';
import { calledIn } from './patch-names.js';

/**
 * @param changes everything the undo touched, with what is stated of it now
 * @returns what is not back, in words
 */
export function notRestored(patch: Patch, changes: readonly Change[]): string[] {
  const called = calledIn(patch);
  const now = new Map(changes.filter(({ kind }) => kind !== 'REMOVED').map((change) => [change.id, change]));
  const removed: (readonly [id: string, stated: Stated])[] = [
    ...patch.removed.nodes.map(({ id, stated }) => [id, stated] as const),
    ...patch.removed.facts.map(({ key: [id], stated }) => [id, stated] as const),
  ];
  return [
    ...removed.filter(([id, stated]) => !same(now.get(id)?.stated, stated)).map(([id]) => called(id)),
    ...patch.changed.flatMap((change) =>
      Object.keys(change.before)
        .filter((property) => !isBack(change, property, now.get(change.id)))
        .map((property) => `${called(change.id)} ${property}`),
    ),
  ];
}

function isBack({ before, after }: ChangedElement, property: string, now: Change | undefined): boolean {
  if (!now) return false;
  const [was, is]: (Value | undefined)[] = [before[property], now.stated[property]];
  if (!isEvidenceList(now.type, property)) return same(is, was);
  // Others may have added to the list.
  const added = textsIn(after[property]).filter((id) => !textsIn(was).includes(id));
  return (
    textsIn(was).every((id) => textsIn(is).includes(id)) && !added.some((id) => textsIn(is).includes(id))
  );
}
