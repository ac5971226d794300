/** Conditions that open a group, in the form that the list's own `where` has. */
import type { Value } from '../../graph/values.js';
import type { GroupKey } from '../../ontology/group-keys.js';
import { upperSnake } from '../../ontology/public/names.js';
import type { Where } from '../arguments.js';
import { conditionsOf, toBucket } from './buckets.js';

/**
 * @param given the list's own conditions, as GraphQL has coerced them
 * @param keys the keys with the values of the group
 * @param onEntries whether the list is of a relationship field, whose conditions are on `node` and `edge`
 */
export function groupWhere(
  given: Where | null | undefined,
  keys: ReadonlyArray<readonly [GroupKey, Value]>,
  onEntries: boolean,
): Where {
  const on = (side: GroupKey['side']): Where =>
    allOf(keys.flatMap(([key, value]) => (key.side === side ? conditions(key, value) : [])));
  const own = onEntries ? { node: on('NODE'), edge: on('EDGE') } : on('NODE');
  return narrowed(given, own);
}

/** Both hold: the conditions of a list, and more. */
export const narrowed = (given: Where | null | undefined, own: Where): Where =>
  allOf([given ?? {}, own].map(stated));

/** Side by side where they speak of different things, so that they stay short and flat. */
const allOf = (parts: readonly Where[]): Where =>
  parts.reduce((all, part) => {
    if (Object.keys(part).some((name) => name in all)) {
      const before: unknown = all.AND;
      return { ...all, AND: [...(Array.isArray(before) ? (before as unknown[]) : []), part] };
    }
    return { ...all, ...part };
  }, {});

/** Without what is no condition. */
const stated = (where: Where): Where =>
  Object.fromEntries(
    Object.entries(where).filter(([, value]) => value !== null && value !== undefined && !isEmpty(value)),
  );

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

function conditions(key: GroupKey, value: Value): readonly Where[] {
  switch (key.by) {
    case 'VALUE':
      return [{ [key.property]: { eq: value } }];
    case 'ENTRY':
      return [{ [key.property]: value === null ? { isEmpty: true } : { has: value } }];
    case 'DAYS':
      return conditionsOf(toBucket(value), key.unit).map((filter) => ({ [key.property]: filter }));
    case 'TYPE':
      return [{ type: { eq: typeof value === 'string' ? upperSnake(value) : null } }];
    case 'SOURCE':
      return [{ source: { eq: value } }];
    case 'SEED':
      return [{ seed: { eq: value } }];
    case 'NEIGHBOUR':
      return [
        { [key.field.name]: value === null ? { none: {} } : { some: { node: { id: { eq: value } } } } },
      ];
    case 'WHOLE':
      return [{ [key.field.name]: value === null ? { none: {} } : { some: { node: { within: value } } } }];
  }
}
