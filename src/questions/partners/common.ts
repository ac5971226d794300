/** The partners that several organisations have in common. Pure. */
import { partnersOf, type Partner, type StandingPair } from './rule.js';

/**
 * @param pairs the pairs of each organisation, on the day asked about
 * @returns the partners that all of them have, each with its ties to any of them
 */
export function commonPartnersOf(pairs: readonly (readonly StandingPair[])[]): Partner[] {
  const partners = pairs.map((own) => new Set(partnersOf(own).map(({ id }) => id)));
  return partnersOf(pairs.flat().filter(({ partner }) => partners.every((ids) => ids.has(partner))));
}
