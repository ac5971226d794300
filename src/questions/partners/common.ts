/** The partners that several organisations have in common. Pure. */
import { partnersOf, type Pair, type Partner } from './rule.js';

/**
 * @param pairs those of each of the organisations
 * @returns the partners of all of them, each with its ties to any of them
 */
export function commonPartnersOf(pairs: readonly (readonly Pair[])[]): Partner[] {
  const partners = pairs.map((own) => new Set(partnersOf(own).map(({ id }) => id)));
  return partnersOf(pairs.flat().filter(({ partner }) => partners.every((ids) => ids.has(partner))));
}
