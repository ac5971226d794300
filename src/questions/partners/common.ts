/** The partners that several organisations have in common. Pure. */
import { partnersOf, type Pair, type Partner } from './rule.js';

/**
 * @param pairs the pairs of each organisation
 * @returns the partners that all of them have, each with its ties to any of them
 */
export function commonPartnersOf(pairs: readonly (readonly Pair[])[]): Partner[] {
  const partners = pairs.map((own) => new Set(partnersOf(own).map(({ id }) => id)));
  return partnersOf(pairs.flat().filter(({ partner }) => partners.every((ids) => ids.has(partner))));
}
