/** A key property that a pattern of a relationship may leave out, or take from an empty field: it is '' then. */
import type { Element } from './element.js';

/** The author's expression for it, where it may be null. */
export function nullableKey({ optionalKey, map }: Element) {
  const value = map.find(({ key }) => key.name === optionalKey)?.value;
  return value?.kind === 'DYNAMIC' ? value : undefined;
}

/** Whether the pattern says nothing of it: a MATCH then means the relationship whatever its value. */
export const leavesKeyOut = ({ optionalKey, map, asks, dynamicMap }: Element): boolean =>
  optionalKey !== undefined &&
  !dynamicMap &&
  !asks.has(optionalKey) &&
  map.every(({ key }) => key.name !== optionalKey);

/** The key that a MERGE or CREATE is sent with although its author left it out. */
export const addedKey = (element: Element): string | undefined =>
  element.clause !== 'MATCH' && element.roomAt && leavesKeyOut(element) ? element.optionalKey : undefined;
