/** What takes a seed back: what it created, and the stated values that were there before. */
import type { Value } from '../../graph/values.js';
import type { RelationshipType } from '../../ontology/model.js';
import { same, type Change } from './changes.js';
import { factIdOf } from './derive.js';
import { statedOf } from './stated.js';

/** Nodes are known by type and id, facts by factId. */
export interface Inverse {
  readonly version: 1;
  readonly created: {
    readonly nodes: ReadonlyArray<readonly [type: string, id: string]>;
    readonly facts: readonly string[];
  };
  readonly changed: ReadonlyArray<{
    readonly type: string;
    readonly id: string;
    /** Value before; null for a property that was not there. */
    readonly set: Readonly<Record<string, Value>>;
  }>;
}

/** @param changes those that differ */
export function inverseOf(changes: readonly Change[]): Inverse {
  const created = changes.filter((change) => !change.before);
  return {
    version: 1,
    created: {
      nodes: created
        .filter(({ after }) => after.kind === 'NODE')
        .map((change) => [change.type.name, idOf(change)] as const),
      facts: created.filter(({ after }) => after.kind === 'RELATIONSHIP').map(idOf),
    },
    changed: changes.flatMap((change) =>
      change.before
        ? [{ type: change.type.name, id: idOf(change), set: valuesBefore(change, change.before) }]
        : [],
    ),
  };
}

export function idOf({ after, type }: Change): string {
  if (after.kind === 'RELATIONSHIP') return factIdOf(after, type as RelationshipType);
  return typeof after.properties.id === 'string' ? after.properties.id : '';
}

function valuesBefore(
  { type, stated }: Change,
  before: NonNullable<Change['before']>,
): Record<string, Value> {
  const earlier = statedOf(type, before.properties);
  const names = Object.keys({ ...earlier, ...stated }).filter((name) => !same(earlier[name], stated[name]));
  const values = names.map((name) => [name, earlier[name] ?? null] as const);
  // Whether the element is one that a later seed touched is read from its revision.
  return Object.fromEntries([...values, ['changedIn', before.properties.changedIn ?? null]]);
}
