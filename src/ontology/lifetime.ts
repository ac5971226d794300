/** From when to when things of a type last, as their type declares it. */
import type { Property } from './model.js';

/** Names of dates. */
export interface Lifetime {
  /** The first that is given is the start. */
  readonly starts: readonly string[];
  /** It ends with the first that comes. */
  readonly ends: readonly string[];
}

/** What `@start`, `@end` and `@moment` say of the properties of one type. */
export function lifetimeOf({ properties }: { readonly properties: ReadonlyMap<string, Property> }): Lifetime {
  const all = [...properties.values()];
  const begun = all.filter(({ start }) => start).map(({ name }) => name);
  const moments = all.filter(({ moment }) => moment).map(({ name }) => name);
  const ends = all.filter(({ endOf }) => endOf !== undefined).map(({ name }) => name);
  return {
    starts: [...new Set([...all.flatMap(({ endOf = [] }) => endOf), ...begun, ...moments])],
    ends: [...ends, ...moments],
  };
}

/** The property that says where a thing stands in the world; its dates may say otherwise. */
export const statusProperty = 'status';

/** Column of a node's status as it is stated, whatever day it is; no property has this name, as GraphQL gives it to none. */
export const statedStatus = '__status';
