/** What a seed did, as the ledger keeps it: enough to take it back, and to know what later seeds rest on. */
import { keyOfItem } from '../../properties/list-items.js';
import { grows } from '../../properties/property-roles.js';
import type { ChangedElement, Patch, Relies, Removed } from '../../ledger/patch.js';
import { same, textsIn, type Stated } from '../../properties/values.js';
import { differing } from '../elements/changes.js';
import type { Change } from '../elements/change.js';
import { factKeyOf } from '../elements/element-id.js';
import type { Reference } from '../checks/references.js';
import type { Records } from '../records/records.js';

/**
 * @param changes all of the touched; unchanged ones leave no trace here
 * @param records what evidence holds of its row from now on, by element id
 */
export function patchOf(changes: readonly Change[], records: Records['of']): Patch {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind);
  const nodes = (found: readonly Change[]) => found.filter(({ element }) => element.kind === 'NODE');
  const [added, removed] = [of('ADDED'), of('REMOVED')];
  return {
    created: {
      nodes: nodes(added).map((change) => [change.type.name, change.id] as const),
      facts: added.map(factKeyOf).filter((key) => key !== undefined),
    },
    changed: of('CHANGED').map((change) => ({
      type: 'type' in change.type ? change.type.type : change.type.name,
      id: change.id,
      ...endsOf(change),
      before: valuesOf(change, change.earlier),
      after: valuesOf(change, change.stated),
      ...(records.has(change.element.elementId) && { recordBefore: recordOf(change) ?? null }),
    })),
    removed: {
      nodes: nodes(removed).map((change) => ({
        type: change.type.name,
        id: change.id,
        ...removedOf(change),
      })),
      facts: removed.flatMap((change) => {
        const key = factKeyOf(change);
        return key ? [{ key, ...removedOf(change) }] : [];
      }),
    },
  };
}

function removedOf(change: Change): Removed {
  const { addedIn } = change.element.properties;
  const recordAt = recordOf(change);
  return {
    stated: change.earlier,
    ...(typeof addedIn === 'number' && { addedIn }),
    ...(recordAt !== undefined && { recordAt }),
  };
}

/** What it held of its row before: the statements of a seed cannot set it. */
function recordOf({ element: { properties } }: Change): string | undefined {
  return typeof properties.recordAt === 'string' ? properties.recordAt : undefined;
}

function endsOf(change: Change): Pick<ChangedElement, 'ends'> {
  const key = factKeyOf(change);
  if (!key) return {};
  const [, , ...ends] = key;
  return { ends };
}

const valuesOf = (change: Change, of: Stated): Stated =>
  Object.fromEntries(differing(change).map((name) => [name, of[name] ?? null]));

/** What the changed elements rest on but the seed did not make, and what it states again. */
export function reliesOf(changes: readonly Change[], references: readonly Reference[]): Relies {
  const made = new Set(changes.filter(({ kind }) => kind === 'ADDED').map(({ id }) => id));
  const relies = new Map<string, Set<string>>();
  const rely = (id: string, on: string) => {
    if (!made.has(id) && id !== '') relies.set(id, (relies.get(id) ?? new Set()).add(on));
  };
  for (const change of changes) {
    const { kind, element, touches, type, earlier, stated, given } = change;
    if (kind === 'ADDED' && element.kind === 'RELATIONSHIP') {
      rely(element.from.id, '');
      rely(element.to.id, '');
    }
    if (kind !== 'SAME' && kind !== 'CHANGED') continue;
    const { id } = change;
    rely(id, '');
    for (const { name } of touches.flatMap(({ element: written }) => written.assigned)) {
      if (grows(type, name)) {
        const keyOf = (item: string) => keyOfItem(type.properties.get(name), item);
        const again = new Set(given?.[name]?.map(keyOf));
        for (const item of textsIn(earlier[name])) if (again.has(keyOf(item))) rely(id, `${name}=${item}`);
      } else if (same(earlier[name], stated[name])) rely(id, name);
    }
  }
  for (const { id } of references) rely(id, '');
  return Object.fromEntries([...relies].map(([id, on]) => [id, [...on]]));
}
