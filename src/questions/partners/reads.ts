/** What lists of partners read to know their entries and their order, by the keys of ontology/change-keys.ts. Pure. */
import { addedKey, disputedFacts, identityKey, propertyKey, removedKey } from '../../ontology/change-keys.js';
import type { AskedDay } from '../../dates/asked-day.js';
import { readsOfSources } from '../../loaders/reads-of-day.js';
import { readsOfPage } from '../../loaders/reads.js';
import type { Ontology } from '../../ontology/model.js';
import type { PartnerOrder } from './page.js';
import { tiedTypes } from './read-merged-pairs.js';
import type { TieFilter } from './rule.js';
import { compares, onNodes, type PartnerCondition } from './where.js';

interface PartnerChoice {
  readonly filter: TieFilter;
  readonly where: PartnerCondition | undefined;
  readonly orders: readonly PartnerOrder[];
  readonly day: AskedDay;
}

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
 * Added facts may make partners, or ties of those that are there: their age alone does not tell. Where a day is asked about,
 * the sources of facts without a start tell from when they hold.
 */
export const readsOfPartners = (
  { filter, where, orders, day }: PartnerChoice,
  ontology: Ontology,
): readonly string[] => [
  ...tieFacts.flatMap((type) => [
    addedKey(type),
    removedKey(type),
    ...ofFact.map((name) => propertyKey(type, name)),
  ]),
  ...tiedTypes.flatMap((type) => [identityKey(type), ...ofVia.map((name) => propertyKey(type, name))]),
  ...(typeof filter.disputed === 'boolean' || (where && compares(where, 'disputed'))
    ? [disputedFacts, ...tiedTypes.map((type) => propertyKey(type, 'disputed'))]
    : []),
  ...(day.asOf ? readsOfSources(tieFacts) : []),
  ...(orders.some((order) => order.startsWith('NAME_')) ? [propertyKey('Organisation', 'name')] : []),
  ...(where ? ofConditions(where, day, ontology) : []),
];

const ofConditions = (where: PartnerCondition, day: AskedDay, ontology: Ontology): readonly string[] => [
  ...onNodes(where).flatMap((condition) =>
    readsOfPage(ontology, { type: 'Organisation', where: condition, orders: [], day }),
  ),
  ...(compares(where, 'sources')
    ? [
        ...tieFacts.map((type) => propertyKey(type, 'evidence')),
        propertyKey('Evidence', 'source'),
        removedKey('Evidence'),
      ]
    : []),
];
