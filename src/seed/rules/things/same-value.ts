/** Values of two statements compared, as far as their texts tell. */
import type { Given } from '../../statement/said.js';

/** undefined: the text does not tell. */
export function isSame(a: Given, b: Given): boolean | undefined {
  const [one, other] = [plain(a), plain(b)];
  if (one === undefined || other === undefined) return undefined;
  return JSON.stringify(one) === JSON.stringify(other);
}

/** null counts as not told: it takes a value away, which is another rule's. */
function plain(given: Given): unknown {
  if ('unknown' in given) return undefined;
  if (!('items' in given)) return given.value ?? undefined;
  const values = given.items.map((item) => ('value' in item ? item.value : undefined));
  return values.includes(undefined) ? undefined : values;
}

/** As the loader writes values. */
export function show(given: Given): string {
  const value = plain(given);
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value ?? null);
}
