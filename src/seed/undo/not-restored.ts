/** Whether a patch that was run backwards has brought everything back. Pure. */
import type { Value } from '../../graph/values.js';
import type { Change } from '../load/elements/change.js';
import type { ChangedElement, Patch } from '../ledger/patch.js';
import { same, textsIn, type Stated } from '../properties/values.js';
import { grows } from '../properties/property-roles.js';
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
  const [was, left, is]: (Value | undefined)[] = [before[property], after[property], now.stated[property]];
  if (!grows(now.type, property)) return same(is, was);
  // Others may have added to the list, and taken back what they had added.
  const added = textsIn(left).filter((item) => !textsIn(was).includes(item));
  const dropped = textsIn(was).filter((item) => !textsIn(left).includes(item));
  const isThere = (item: string) => textsIn(is).includes(item);
  return dropped.every(isThere) && !added.some(isThere);
}
