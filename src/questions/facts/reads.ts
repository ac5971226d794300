/** What lists of facts and passages read to know their entries and their order, by the keys of ontology/change-keys.ts. Pure. */
import { addedKey, disputedFacts, identityKey, propertyKey, removedKey } from '../../ontology/change-keys.js';
import { factProperties } from '../../ontology/facts.js';
import { readsOfDay } from '../../loaders/reads-of-day.js';
import { lifetimeOf, statusProperty } from '../../ontology/lifetime.js';
import {
  entityTypeOfId,
  type EntityType,
  type Ontology,
  type RelationshipType,
} from '../../ontology/model.js';
import type { Facet, FactCondition, FactsRequest } from './request.js';

type Choice = Pick<FactsRequest, 'origin' | 'order' | 'where' | 'day'>;

/** @param parent id of what they are facts of */
export function readsOfFacts(ontology: Ontology, choice: Choice, parent: string): readonly string[] {
  const { origin } = choice;
  const owner = entityTypeOfId(ontology, parent);
  const owners = origin === 'ENTITY' && owner ? [owner] : [...ontology.entities.values()];
  const types = [...ontology.relationships.values()].filter(({ pairs }) =>
    pairs.some((pair) => pair.some((end) => owners.some(({ name }) => name === end))),
  );
  const facets = new Set(choice.where ? facetsIn(choice.where) : []);
  return [
    ...new Set([
      ...owners.flatMap((type) => ofOwner(type, choice, facets)),
      ...types.flatMap((type) => ofRelationship(type, choice, facets)),
      ...(choice.day.asOf ? readsOfDay(types) : []),
      ...(facets.has('disputed') ? [disputedFacts] : []),
      ...(facets.has('source') || facets.has('sources') || origin !== 'ENTITY' ? sourcesOfPassages : []),
    ]),
  ];
}

/** Places of passages, too, follow from these. */
const sourcesOfPassages: readonly string[] = [
  removedKey('Evidence'),
  ...['source', 'quote', 'occurrence', 'within'].map((name) => propertyKey('Evidence', name)),
  propertyKey('Source', 'text'),
];

/** Of the passages of a source. */
export const readsOfPassages = sourcesOfPassages;

/** Of what a person is quoted as saying. */
export const readsOfStatements: readonly string[] = [
  ...sourcesOfPassages,
  propertyKey('Evidence', 'saidBy'),
  identityKey('Official'),
];

/** Properties are facts: one that comes or goes is an entry that does. */
function ofOwner(type: EntityType, choice: Choice, facets: ReadonlySet<Facet>): string[] {
  const { label } = type;
  const own = [
    ...factProperties(type).map(({ name }) => name),
    ...(facets.has('inferred') ? ['inferred'] : []),
    ...(facets.has('disputed') ? ['disputed'] : []),
    ...(readsEvidence(choice, facets) ? ['evidence'] : []),
  ];
  return [
    removedKey(label),
    identityKey(label),
    // A passage may state what is new; its statements tell their age only where no condition asks for more.
    ...(choice.origin !== 'ENTITY' && choice.where ? [addedKey(label)] : []),
    ...own.map((name) => propertyKey(label, name)),
  ];
}

function ofRelationship(type: RelationshipType, choice: Choice, facets: ReadonlySet<Facet>): string[] {
  const { starts, ends } = lifetimeOf(type);
  const own = [
    ...(choice.origin === 'ENTITY' && choice.order !== 'REVISION' ? ['validFrom'] : []),
    ...(facets.has('status') ? [statusProperty, ...starts, ...ends] : []),
    ...(facets.has('inferred') ? ['inferred'] : []),
    ...(readsEvidence(choice, facets) ? ['evidence'] : []),
  ];
  return [removedKey(type.type), ...own.map((name) => propertyKey(type.type, name))];
}

/** A property that gets its first passage of its own may be younger than it was. */
const readsEvidence = ({ origin, order }: Choice, facets: ReadonlySet<Facet>): boolean =>
  origin !== 'ENTITY' || order === 'REVISION' || facets.has('source') || facets.has('sources');

function facetsIn(condition: FactCondition): Facet[] {
  if ('all' in condition) return condition.all.flatMap(facetsIn);
  if ('any' in condition) return condition.any.flatMap(facetsIn);
  return 'not' in condition ? facetsIn(condition.not) : [condition.facet];
}
