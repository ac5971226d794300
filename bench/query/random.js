/** Random numbers from a seed: the same on every machine. */

/** Mulberry32. @param {number} seed @returns {() => number} from 0 inclusive to 1 exclusive */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let hash = Math.imul(state ^ (state >>> 15), state | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @returns a whole number from 0 to `end` exclusive */
export const below = (random, end) => Math.floor(random() * end);

export const pick = (random, items) => items[below(random, items.length)];

/** @param weights pairs of an item and its share; the shares add up to 1 */
export function pickWeighted(random, weights) {
  let left = random();
  for (const [item, share] of weights) {
    left -= share;
    if (left < 0) return item;
  }
  return weights[0][0];
}

/** Different whole numbers from 0 to `end` exclusive, as many as there are at most. */
export function some(random, count, end) {
  const chosen = new Set();
  while (chosen.size < Math.min(count, end)) chosen.add(below(random, end));
  return [...chosen];
}
