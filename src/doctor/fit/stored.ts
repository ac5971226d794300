/** How elements of a type lie in the graph: the parameters of the statements that look for those that do not fit. Pure. */
import type {
  EntityType,
  NodeType,
  Ontology,
  Property,
  PropertyKind,
  RelationshipType,
} from '../../ontology/model.js';
import { holdsFrom, holdsUntil } from '../../ontology/holding.js';
import { bodyProperty } from '../../ontology/identity.js';
import { intRange } from '../../seed/properties/number-fault.js';

/** By property. A list that is empty has a type of its own. */
type Kinds = Record<string, readonly string[]>;

export interface StoredShape {
  /** What Cypher's `valueType` may say of a property; one that is not here is not known. */
  readonly kinds: Kinds;
  /** Properties that are always there. */
  readonly required: readonly string[];
  /** Values of properties that are enums. */
  readonly values: Record<string, readonly string[]>;
  /** Smallest and largest value of properties that are numbers. */
  readonly ranges: Record<string, readonly [from: number, to: number]>;
  /** Pairs of properties that are the start and the end of something. */
  readonly orders: readonly (readonly [start: string, end: string])[];
}

const scalars: Readonly<Record<PropertyKind, string>> = {
  STRING: 'STRING',
  DATE: 'STRING',
  ENUM: 'STRING',
  REFERENCE: 'STRING',
  INT: 'INTEGER',
  FLOAT: 'FLOAT',
  BOOLEAN: 'BOOLEAN',
};

const one = (type: string) => [`${type} NOT NULL`];
const listOf = (type: string) => [`LIST<${type} NOT NULL> NOT NULL`, 'LIST<NOTHING> NOT NULL'];

const ofEntities: Kinds = {
  sortName: one('STRING'),
  nameLang: one('STRING'),
  nameLangs: listOf('STRING'),
  nameIn: listOf('STRING'),
  [bodyProperty]: listOf('STRING'),
};

const ofFacts: Kinds = { factId: one('STRING'), [holdsFrom]: one('INTEGER'), [holdsUntil]: one('INTEGER') };

const revisions: Kinds = { addedIn: one('INTEGER'), changedIn: one('INTEGER') };

export function shapeOfNode(type: NodeType, ontology: Ontology): StoredShape {
  const isEntity = (node: NodeType): node is EntityType => ontology.entities.has(node.name);
  return {
    kinds: {
      id: one('STRING'),
      ...(isEntity(type) && ofEntities),
      // Where the row of a data set is kept that wrote the evidence.
      ...(type.name === 'Evidence' && { recordAt: one('STRING') }),
      ...kindsOf(type.properties),
    },
    required: ['id', ...(isEntity(type) ? ['evidence', 'sortName'] : []), ...requiredOf(type.properties)],
    values: valuesOf(type.properties, ontology),
    ...boundsOf(type.properties),
  };
}

export function shapeOfFact(type: RelationshipType, ontology: Ontology): StoredShape {
  return {
    kinds: { ...ofFacts, ...kindsOf(type.properties) },
    // Facts that earlier versions stored have no term.
    required: [
      'factId',
      'evidence',
      ...type.key.filter((name) => name !== type.term),
      ...requiredOf(type.properties),
    ],
    values: valuesOf(type.properties, ontology, type.key),
    ...boundsOf(type.properties),
  };
}

/** Each property, the days of a date and the evidence of what is proven apart. */
function kindsOf(properties: ReadonlyMap<string, Property>): Kinds {
  const kinds: Kinds = { ...revisions };
  for (const { name, kind, list } of properties.values()) {
    kinds[name] = list ? listOf(scalars[kind]) : one(scalars[kind]);
    if (name !== 'evidence') kinds[`${name}Evidence`] ??= listOf('STRING');
    if (kind !== 'DATE') continue;
    kinds[`${name}Earliest`] = one('INTEGER');
    kinds[`${name}Latest`] = one('INTEGER');
  }
  return kinds;
}

const requiredOf = (properties: ReadonlyMap<string, Property>): string[] =>
  [...properties.values()].filter(({ required }) => required).map(({ name }) => name);

function boundsOf(properties: ReadonlyMap<string, Property>): Pick<StoredShape, 'ranges' | 'orders'> {
  const all = [...properties.values()];
  return {
    ranges: Object.fromEntries(
      all.flatMap(({ name, kind }) =>
        kind === 'INT'
          ? [[name, [intRange.from, intRange.to]]]
          : kind === 'FLOAT'
            ? [[name, [-Number.MAX_VALUE, Number.MAX_VALUE]]]
            : [],
      ),
    ),
    orders: all.flatMap(({ name, endOf = [] }) => endOf.map((start) => [start, name] as const)),
  };
}

/** @param key properties that are '' where a source gives none */
function valuesOf(
  properties: ReadonlyMap<string, Property>,
  { enums }: Ontology,
  key: readonly string[] = [],
): Record<string, readonly string[]> {
  const enumerated = [...properties.values()].filter(({ kind }) => kind === 'ENUM');
  return Object.fromEntries(
    enumerated.map(({ name, enumName = '' }) => [
      name,
      [
        ...(enums.get(enumName)?.values ?? []).map((value) => value.name),
        ...(key.includes(name) ? [''] : []),
      ],
    ]),
  );
}
