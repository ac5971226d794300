/** Values of properties: what they hold, and when two are the same. */
import type { Value } from '../../graph/values.js';

/** Properties that are stated, by name; null: there is none. */
export type Stated = Readonly<Record<string, Value>>;

export const textsIn = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

export const isMap = (value: Value | Stated | undefined): value is Stated =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal values; the order of keys does not count, that of lists does, and null is the same as absent. */
export function same(a: Value | Stated | undefined, b: Value | Stated | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i] as Value));
  if (isMap(a) && isMap(b)) {
    return (
      Object.keys(a).every((key) => same(a[key], b[key])) &&
      Object.keys(b).every((key) => Object.hasOwn(a, key) || (b[key] ?? null) === null)
    );
  }
  return (a ?? null) === (b ?? null);
}
