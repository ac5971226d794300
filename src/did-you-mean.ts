/** ` Did you mean "…"?` for a name that is near a known one. */
import { distance } from 'fastest-levenshtein';

/** Empty when nothing is near: at most a third of the letters may differ. */
export function didYouMean(given: string, known: Iterable<string>): string {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const candidate of known) {
    const d = slips(given.toLowerCase(), candidate.toLowerCase());
    if (d < least) [best, least] = [candidate, d];
  }
  return best === undefined ? '' : ` Did you mean "${best}"?`;
}

/** Letters to change, add or drop; the same letters in another order are one slip of the fingers. */
function slips(a: string, b: string): number {
  const d = distance(a, b);
  const letters = (text: string) => Array.from(text).sort().join('');
  return d === 2 && letters(a) === letters(b) ? 1 : d;
}
