/** An ontology to the constraints and indexes it needs: idempotent statements, run before any seed. */
import { lifetimeOf, statusProperty } from './lifetime.js';
import type { EntityType, NodeType, Ontology, Property, RelationshipType } from './model.js';
import { quotedName } from '../identifier.js';

const name = (...parts: string[]) => parts.join('_').replaceAll(/\W/g, '_').toLowerCase();

/** A constraint or an index that the ontology asks for. */
export interface SchemaRule {
  readonly name: string;
  /** A uniqueness constraint, an index of values in order, or one of whole texts. */
  readonly kind: 'UNIQUE' | 'RANGE' | 'FULLTEXT';
  readonly on: 'NODE' | 'RELATIONSHIP';
  /** Label or relationship type. */
  readonly of: string;
  /** In order. */
  readonly properties: readonly string[];
}

/** The statements that bring a database up to date: each does nothing where it has nothing to do. */
export const constraintsOf = (ontology: Ontology): string[] => [
  ...outdatedIndexes(ontology).map((index) => `DROP INDEX ${index} IF EXISTS`),
  ...schemaOf(ontology).map(statementOf),
];

/**
 * Indexes that earlier versions made. Of references in the key of a fact (`through`): while no such fact is stored, the
 * planner believes that a seek there finds nothing, so that MERGE looked through all facts with the same key for each
 * row; and MERGE takes no hint.
 */
export const outdatedIndexes = (ontology: Ontology): string[] =>
  [...ontology.relationships.values()].flatMap((type) =>
    references(type)
      .filter((property) => type.key.includes(property))
      .map((property) => name(type.type, property)),
  );

/**
 * Uniqueness of every id and every factId, the composite indexes that pages are read from (sortName, kind and the first day of
 * each date, each with id), and the indexes by which conditions find what they hold for (name, status, the last day of each end).
 */
export function schemaOf(ontology: Ontology): SchemaRule[] {
  const nodes = [...ontology.entities.values(), ...ontology.records.values()];
  return [
    ...nodes.map((type) => uniqueId(type.label)),
    ...['Seed', 'Ledger', 'LedgerLine', 'Name', 'Claim', 'RowChunk'].map(uniqueId),
    ...['revision', 'number'].map((key) => nodeIndex('LedgerLine', key)),
    nodeIndex('Claim', 'about'),
    { ...nodeIndex('Name', 'fold', 'id'), name: 'name_fold_id' },
    wholeTexts('name_near', 'Name', 'fold'),
    ...[...ontology.entities.values()].map((type) =>
      wholeTexts(externalIdIndex(type), type.label, 'externalIds'),
    ),
    ...[...ontology.relationships.values()].map(uniqueFact),
    ...[...ontology.entities.values()].flatMap(pageIndexes),
    ...[...ontology.entities.values()].flatMap(conditionIndexes),
    ...[...ontology.records.values()].flatMap(referenceIndexes),
    ...[...ontology.relationships.values()].flatMap(factReferenceIndexes),
  ];
}

export function statementOf({ name: called, kind, on, of, properties }: SchemaRule): string {
  const pattern = on === 'NODE' ? `(x:${quotedName(of)})` : `()-[x:${quotedName(of)}]-()`;
  const keys = properties.map((property) => `x.${quotedName(property)}`).join(', ');
  switch (kind) {
    case 'UNIQUE':
      return `CREATE CONSTRAINT ${called} IF NOT EXISTS FOR ${pattern} REQUIRE ${keys} IS UNIQUE`;
    case 'RANGE':
      return `CREATE INDEX ${called} IF NOT EXISTS FOR ${pattern} ON (${keys})`;
    case 'FULLTEXT':
      // Without words: a text is one term, so that near ones are found from the index, and lists by their items.
      return (
        `CREATE FULLTEXT INDEX ${called} IF NOT EXISTS FOR ${pattern} ON EACH [${keys}] ` +
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}}"
      );
  }
}

/** Index from which an entity of the type is found by any of its outside identifiers. */
export const externalIdIndex = (type: EntityType): string => name(type.label, 'external_ids');

const wholeTexts = (index: string, label: string, property: string): SchemaRule => ({
  name: index,
  kind: 'FULLTEXT',
  on: 'NODE',
  of: label,
  properties: [property],
});

const uniqueId = (label: string): SchemaRule => ({
  name: name(label, 'id'),
  kind: 'UNIQUE',
  on: 'NODE',
  of: label,
  properties: ['id'],
});

const uniqueFact = ({ type }: RelationshipType): SchemaRule => ({
  name: name(type, 'factid'),
  kind: 'UNIQUE',
  on: 'RELATIONSHIP',
  of: type,
  properties: ['factId'],
});

/** @param behind what its entries are also ordered by */
const nodeIndex = (label: string, property: string, ...behind: string[]): SchemaRule => ({
  name: name(label, property),
  kind: 'RANGE',
  on: 'NODE',
  of: label,
  properties: [property, ...behind],
});

/** Properties that a page of a type can be read in the order of, straight from an index. */
export function indexedOrders(type: EntityType): string[] {
  const own = [...type.properties.values()].filter(isOrderedByIndex).map(orderProperty);
  return [...new Set(['sortName', ...own])];
}

/** A property whose absence counts as a value cannot be read in order from an index, which leaves absent ones out. */
const isOrderedByIndex = (p: Property) =>
  !p.list && p.absent === undefined && (p.kind === 'DATE' || p.name === 'kind');

/** What a property is ordered by in the graph: a date by its first day, everything else by itself. */
export const orderProperty = (p: Property): string => (p.kind === 'DATE' ? `${p.name}Earliest` : p.name);

/** Whether lists are ordered by the start of its texts: they may be long, and no index holds them in order. */
export const isLongText = (p: Property): boolean => p.kind === 'STRING' && !isOrderedByIndex(p);

/** Lists of one kind by name are the commonest of all: their index has both. */
const pageIndexes = (type: EntityType): SchemaRule[] => [
  ...indexedOrders(type).map((key) => nodeIndex(type.label, key, 'id')),
  ...indexedValues(type).map((value) => ({
    ...nodeIndex(type.label, value, 'sortName', 'id'),
    name: name(type.label, value, 'sortName'),
  })),
];

/** Properties of which an index tells, for each value, which nodes have it; an absent one counts as no value. */
export const indexedValues = (type: EntityType): string[] =>
  [...type.properties.values()].filter((p) => isOrderedByIndex(p) && p.kind !== 'DATE').map((p) => p.name);

/** Nodes are found by their display name and by where they are stated to stand; by an end, as it may have passed. */
const conditionIndexes = (type: EntityType): SchemaRule[] => [
  nodeIndex(type.label, type.nameProperty),
  ...(type.properties.has(statusProperty) ? [nodeIndex(type.label, statusProperty, 'id')] : []),
  ...lifetimeOf(type).ends.map((end) => nodeIndex(type.label, `${end}Latest`)),
];

/** Records are found from what they refer to: the statements of a person, the evidence of a source. */
const referenceIndexes = (type: NodeType): SchemaRule[] =>
  references(type).map((property) => nodeIndex(type.label, property));

/** What holds the id of a node that is removed is found before it dangles; for keys see `outdatedIndexes`. */
const factReferenceIndexes = (type: RelationshipType): SchemaRule[] =>
  references(type)
    .filter((property) => !type.key.includes(property))
    .map((property) => ({
      name: name(type.type, property),
      kind: 'RANGE',
      on: 'RELATIONSHIP',
      of: type.type,
      properties: [property],
    }));

const references = ({ properties }: NodeType | RelationshipType): string[] =>
  [...properties.values()].filter((p) => p.kind === 'REFERENCE' && !p.list).map((p) => p.name);
