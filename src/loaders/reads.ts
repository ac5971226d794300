/** What a list reads to know its entries and their order, by the keys under which the ledger notes the last change. */
import { addedKey, disputedFacts, identityKey, propertyKey, removedKey } from '../ontology/change-keys.js';
import { branchesOf, relationshipsOf } from '../ontology/followed.js';
import { lifetimeOf, statusProperty } from '../ontology/lifetime.js';
import type { NodeType, Ontology, Property, RelationshipField, RelationshipType } from '../ontology/model.js';
import { partOf } from '../ontology/nested.js';
import { readsOfDay } from './reads-of-day.js';
import { fieldOf } from './related.js';
import {
  addingSeed,
  citedSource,
  type Condition,
  type LevelRequest,
  type Order,
  type PageRequest,
  type Side,
} from './request.js';

/** The types that nodes and facts of a list may have. */
interface Listed {
  readonly nodes: readonly NodeType[];
  readonly facts: readonly RelationshipType[];
  /** Whether only facts that hold on a day count. */
  readonly asOf: boolean;
}

type Choice = Pick<PageRequest, 'where' | 'orders' | 'day'>;

/** Of a list of a type. What is added to it is told by its age. */
export function readsOfPage(ontology: Ontology, { type, ...choice }: Choice & Pick<PageRequest, 'type'>) {
  const asOf = choice.day?.asOf === true;
  const listed = { nodes: nodesOf(ontology, [type]), facts: [], asOf };
  return unique([...listed.nodes.flatMap(ofNode), ...ofChoice(choice, listed, ontology)]);
}

/** Of a relationship field. What is added to it is told by its age. */
export function readsOfLevel(
  ontology: Ontology,
  { field, parent, ...choice }: Choice & Pick<LevelRequest, 'field' | 'parent'>,
) {
  const listed = followed(ontology, field, [parent], choice.day?.asOf === true);
  return unique([
    ...nodesOf(ontology, [parent]).map(({ label }) => identityKey(label)),
    ...ofFollowed(field, listed),
    ...ofChoice(choice, listed, ontology),
  ]);
}

const unique = (keys: readonly string[]): readonly string[] => [...new Set(keys)];

const nodesOf = ({ entities, records }: Ontology, types: readonly string[]): NodeType[] =>
  types.flatMap((type) => entities.get(type) ?? records.get(type) ?? []);

const ofNode = ({ label }: NodeType): string[] => [removedKey(label), identityKey(label)];

const followed = (
  ontology: Ontology,
  field: RelationshipField,
  parents: readonly string[],
  asOf: boolean,
): Listed => ({
  nodes: nodesOf(ontology, field.sameType ? parents : field.ends),
  facts: relationshipsOf(ontology, field),
  asOf,
});

const ofFollowed = (field: RelationshipField, { nodes, facts, asOf }: Listed): string[] => [
  ...(asOf ? readsOfDay(facts) : []),
  ...facts.map(({ type }) => removedKey(type)),
  ...branchesOf(field).flatMap(({ relationship, only }) =>
    only ? [propertyKey(relationship, only.property)] : [],
  ),
  ...nodes.map(({ label }) => identityKey(label)),
];

const ofChoice = ({ where, orders }: Choice, listed: Listed, ontology: Ontology): string[] => [
  ...(where ? ofCondition(where, listed, ontology) : []),
  ...orders.flatMap((order) => ofOrder(order, listed, ontology)),
];

function ofCondition(condition: Condition, listed: Listed, ontology: Ontology): string[] {
  const inner = (parts: readonly Condition[]) => parts.flatMap((part) => ofCondition(part, listed, ontology));
  if ('all' in condition) return inner(condition.all);
  if ('any' in condition) return inner(condition.any);
  if ('not' in condition) return inner([condition.not]);
  if ('related' in condition) return ofField(condition.through, listed, ontology, condition.related);
  if ('counted' in condition) {
    const { counted } = condition;
    return typeof counted === 'string' ? ofSources(counted, listed) : ofField(counted, listed, ontology);
  }
  const { side, property } = condition;
  if (side === 'NODE' && property === 'within')
    return [
      ...(listed.asOf ? readsOfDay(factsOfType(ontology, partOf)) : []),
      ...[addedKey(partOf), removedKey(partOf)],
      ...listed.nodes.map(({ label }) => identityKey(label)),
    ];
  return ofProperty(side, property, listed);
}

/** What a condition follows is not told by its age: added facts change it too. */
function ofField(
  name: Pick<RelationshipField, 'owner' | 'name'>,
  { nodes, asOf }: Listed,
  ontology: Ontology,
  related?: Condition,
): string[] {
  const field = fieldOf(ontology, name);
  const there = followed(
    ontology,
    field,
    nodes.map((type) => type.name),
    asOf,
  );
  return [
    ...ofFollowed(field, there),
    ...there.facts.map(({ type }) => addedKey(type)),
    ...(related ? ofCondition(related, there, ontology) : []),
  ];
}

const factsOfType = ({ relationships }: Ontology, type: string): RelationshipType[] =>
  [relationships.get(type) ?? []].flat();

const ofOrder = (order: Order, listed: Listed, ontology: Ontology): string[] =>
  'counted' in order
    ? ofField(order.counted, listed, ontology)
    : ofProperty(order.side, order.property, listed);

/** The passages of an element, and the sources that they are from. */
const ofSources = (side: Side, listed: Listed): string[] => [
  ...named(side, listed).map(({ of }) => propertyKey(of, 'evidence')),
  propertyKey('Evidence', 'source'),
  removedKey('Evidence'),
];

interface Named {
  readonly of: string;
  readonly type: NodeType | RelationshipType;
}

const named = (side: Side, { nodes, facts }: Listed): readonly Named[] =>
  side === 'NODE'
    ? nodes.map((type) => ({ of: type.label, type }))
    : facts.map((type) => ({ of: type.type, type }));

function ofProperty(side: Side, property: string, listed: Listed): string[] {
  // What added an element stays as it is.
  if (['id', 'factId', 'type', addingSeed].includes(property)) return [];
  if (property === citedSource) return ofSources(side, listed);
  if (property === 'disputed' && side === 'EDGE') return [disputedFacts];
  return named(side, listed).flatMap(({ of, type }) =>
    statedFor(property, type).map((name) => propertyKey(of, name)),
  );
}

/** The stated properties that a property, derived ones included, follows from. */
function statedFor(property: string, type: NodeType | RelationshipType): readonly string[] {
  const { properties } = type;
  if (property === 'sortName' || property === 'name')
    return ['nameProperty' in type ? String(type.nameProperty) : 'name'];
  if (property === 'names') return namesOf([...properties.values()]);
  if (property === statusProperty) {
    const { starts, ends } = lifetimeOf(type);
    return [statusProperty, ...starts, ...ends];
  }
  const day = /^(.+)(?:Earliest|Latest)$/.exec(property)?.[1];
  return [day !== undefined && properties.get(day)?.kind === 'DATE' ? day : property];
}

const namesOf = (properties: readonly Property[]): string[] =>
  properties.filter(({ isName }) => isName).map(({ name }) => name);
