/** An ontology to the constraints and indexes it needs: idempotent statements, run before any seed. */
import type { EntityType, NodeType, Ontology, Property, RelationshipType } from './model.js';

const name = (...parts: string[]) => parts.join('_').replaceAll(/\W/g, '_').toLowerCase();
const quoted = (identifier: string) => `\`${identifier.replaceAll('`', '``')}\``;

/**
 * Uniqueness of every id and every factId, and the composite indexes that pages are read from
 * (sortName, kind, status and the first day of each date, each with id).
 */
export function constraintsOf(ontology: Ontology): string[] {
  const nodes = [...ontology.entities.values(), ...ontology.records.values()];
  return [
    ...nodes.map((type) => unique(type.label)),
    ...['Seed', 'Ledger', 'LedgerLine', 'Name', 'Claim'].map((label) => unique(label)),
    ...['revision', 'number'].map(
      (key) => `CREATE INDEX ledgerline_${key} IF NOT EXISTS FOR (n:LedgerLine) ON (n.${key})`,
    ),
    'CREATE INDEX claim_about IF NOT EXISTS FOR (n:Claim) ON (n.about)',
    'CREATE INDEX name_fold_id IF NOT EXISTS FOR (n:Name) ON (n.fold, n.id)',
    wholeTexts('name_near', 'Name', 'fold'),
    ...[...ontology.entities.values()].map((type) =>
      wholeTexts(externalIdIndex(type), type.label, 'externalIds'),
    ),
    ...[...ontology.relationships.values()].map(
      ({ type }) =>
        `CREATE CONSTRAINT ${name(type, 'factid')} IF NOT EXISTS FOR ()-[r:${quoted(type)}]-() REQUIRE r.factId IS UNIQUE`,
    ),
    ...[...ontology.entities.values()].flatMap(pageIndexes),
    ...[...ontology.records.values()].flatMap(referenceIndexes),
    ...[...ontology.relationships.values()].flatMap(factReferenceIndexes),
  ];
}

/** Index from which an entity of the type is found by any of its outside identifiers. */
export const externalIdIndex = (type: EntityType): string => name(type.label, 'external_ids');

/** Full text without words: a text is one term, so that near ones are found from the index, and lists by their items. */
const wholeTexts = (index: string, label: string, property: string) =>
  `CREATE FULLTEXT INDEX ${index} IF NOT EXISTS FOR (n:${quoted(label)}) ON EACH [n.${quoted(property)}] ` +
  "OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}}";

const unique = (label: string) =>
  `CREATE CONSTRAINT ${name(label, 'id')} IF NOT EXISTS FOR (n:${quoted(label)}) REQUIRE n.id IS UNIQUE`;

/** Properties that a page of a type can be read in the order of, straight from an index. */
export function indexedOrders(type: EntityType): string[] {
  const own = [...type.properties.values()].filter(isOrderedByIndex).map(orderProperty);
  return [...new Set(['sortName', ...own])];
}

/** A property whose absence counts as a value cannot be read in order from an index, which leaves absent ones out. */
const isOrderedByIndex = (p: Property) =>
  !p.list && p.absent === undefined && (p.kind === 'DATE' || p.name === 'kind' || p.name === 'status');

/** What a property is ordered by in the graph: a date by its first day, everything else by itself. */
export const orderProperty = (p: Property): string => (p.kind === 'DATE' ? `${p.name}Earliest` : p.name);

function pageIndexes(type: EntityType): string[] {
  return indexedOrders(type).map(
    (key) =>
      `CREATE INDEX ${name(type.label, key)} IF NOT EXISTS FOR (n:${quoted(type.label)}) ON (n.${quoted(key)}, n.id)`,
  );
}

/** Records are found from what they refer to: the statements of a person, the evidence of a source. */
const referenceIndexes = (type: NodeType): string[] =>
  [...type.properties.values()]
    .filter((p) => p.kind === 'REFERENCE' && !p.list)
    .map(
      (p) =>
        `CREATE INDEX ${name(type.label, p.name)} IF NOT EXISTS FOR (n:${quoted(type.label)}) ON (n.${quoted(p.name)})`,
    );

/** What holds the id of a node that is removed is found before it dangles. */
const factReferenceIndexes = ({ type, properties }: RelationshipType): string[] =>
  [...properties.values()]
    .filter((p) => p.kind === 'REFERENCE' && !p.list)
    .map(
      (p) =>
        `CREATE INDEX ${name(type, p.name)} IF NOT EXISTS FOR ()-[r:${quoted(type)}]-() ON (r.${quoted(p.name)})`,
    );
