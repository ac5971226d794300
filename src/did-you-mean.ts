/** ` Did you mean "…"?` for a name that is near a known one. */
import { distance } from 'fastest-levenshtein';

/** Empty when nothing is near: at most a third of the letters may differ. */
export function didYouMean(given: string, known: Iterable<string>): string {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const candidate of known) {
    const d = distance(given.toLowerCase(), candidate.toLowerCase());
    if (d < least) [best, least] = [candidate, d];
  }
  return best === undefined ? '' : ` Did you mean "${best}"?`;
}
