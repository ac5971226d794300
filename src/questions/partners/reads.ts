/** What lists of partners read to know their entries and their order, by the keys of ontology/change-keys.ts. Pure. */
import { addedKey, disputedFacts, identityKey, propertyKey, removedKey } from '../../ontology/change-keys.js';
import { readsOfSources } from '../../loaders/reads-of-day.js';
import type { PartnerOrder } from './page.js';
import { tiedTypes } from './read-merged-pairs.js';
import type { TieFilter } from './rule.js';

/** The facts that make ties, and what of them decides whether and since when. */
const tieFacts = ['PARTY_TO', 'TAKES_PART_IN', 'BACKS', 'DEVELOPS', 'COOPERATES_WITH'] as const;
const ofFact = [
  ...['status', 'role', 'through', 'validFrom', 'validTo', 'leftOn'],
  ...['inForceOn', 'accededOn', 'ratifiedOn', 'signedOn'],
];
const ofVia = [
  ...['status', 'signedOn', 'inForceOn', 'openedOn', 'startedOn', 'heldOn', 'endedOn', 'closedOn'],
];

/**
 * Added facts may make partners, or ties of those that are there: their age alone does not tell.
 * @param asOf whether a day is asked about: of facts without a start the sources tell from when they hold
 */
export const readsOfPartners = (
  { disputed }: TieFilter,
  orders: readonly PartnerOrder[],
  asOf = false,
): readonly string[] => [
  ...tieFacts.flatMap((type) => [
    addedKey(type),
    removedKey(type),
    ...ofFact.map((name) => propertyKey(type, name)),
  ]),
  ...tiedTypes.flatMap((type) => [identityKey(type), ...ofVia.map((name) => propertyKey(type, name))]),
  ...(typeof disputed === 'boolean'
    ? [disputedFacts, ...tiedTypes.map((type) => propertyKey(type, 'disputed'))]
    : []),
  ...(asOf ? readsOfSources(tieFacts) : []),
  ...(orders.some((order) => order.startsWith('NAME_')) ? [propertyKey('Organisation', 'name')] : []),
];
