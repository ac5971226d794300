/** What makes a list the one it is: a cursor of one list means nothing in another. */
import { hash } from 'node:crypto';
import type { Condition } from '../../loaders/request.js';

export interface ListKey {
  /** `Organisation.agreements`, `Query.organisations`. */
  readonly field: string;
  /** Id of the entity that the list hangs from; null for a list at the root. */
  readonly parent: string | null;
  /** Name of its order. */
  readonly order: string;
  /** The arguments that choose its entries, as JSON writes them; undefined where none does. */
  readonly filter: unknown;
}

/** The parts of a list's key, each as a short hash: a cursor holds them, however long the filter is. */
export type ListHashes = readonly [field: string, parent: string, order: string, filter: string];

/** Eight characters, 48 bits. */
export const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, 8);

export const hashesOf = ({ field, parent, order, filter }: ListKey): ListHashes => [
  shortHash(field),
  shortHash(parent ?? ''),
  shortHash(order),
  shortHash(JSON.stringify(filter ?? null)),
];

/**
 * In what a list differs from the one that a cursor belongs to, in words behind "this cursor belongs to"; undefined
 * when it is that list.
 */
export function differenceOf(list: ListHashes, cursor: ListHashes): string | undefined {
  if (list[0] !== cursor[0]) return 'another list';
  const differs = (['of another entity', 'in another order', 'under other conditions'] as const).filter(
    (_, index) => list[index + 1] !== cursor[index + 1],
  );
  return differs.length === 0 ? undefined : `a list ${differs.join(', ')}`;
}

/** A condition as part of a list's key: one that excludes nothing is as good as none. */
export function filterOf(condition: Condition | undefined): Condition | undefined {
  if (!condition || !('all' in condition)) return condition;
  const all = condition.all.flatMap((part) => filterOf(part) ?? []);
  return all.length === 0 ? undefined : { all };
}

/** A choice of values as part of a list's key: their order does not matter. */
export const chosen = (values: readonly string[] | null | undefined): readonly string[] | undefined =>
  values ? [...new Set(values)].sort() : undefined;
