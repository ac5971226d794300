/** What exists, as plain data: read once from the SDL of schema/ontology, used by schema, loaders and seed rules. */

/** How a property lies in the graph; DATE is an EDTF string, REFERENCE the id (or list of ids) of another node. */
export type PropertyKind = 'STRING' | 'INT' | 'FLOAT' | 'BOOLEAN' | 'DATE' | 'ENUM' | 'REFERENCE';

export interface Property {
  readonly name: string;
  readonly description: string;
  readonly kind: PropertyKind;
  readonly list: boolean;
  /** A node or relationship without it is refused by the loader. */
  readonly required: boolean;
  /** GraphQL enum, when kind is ENUM. */
  readonly enumName?: string;
  /** GraphQL type whose id it holds, when kind is REFERENCE: a node type or `Entity`. */
  readonly to?: string;
  /** The entity types that are meant, where `to` is `Entity` and not all are. */
  readonly only?: readonly string[];
  /** What an absent value means. */
  readonly absent?: string;
  /** Of a text that is no plain line: several lines, kept as it came, or a URI. */
  readonly form?: 'LINES' | 'VERBATIM' | 'URI';
  /** Of a date that is an end: the properties that hold a start; of several that are given, the first one counts. */
  readonly endOf?: readonly string[];
  /** Of a date that is a start: the property that holds the end, the first one where there are several. */
  readonly startOf?: string;
  /** Of a date: the thing begins on it, and no date ends it. */
  readonly start?: true;
  /** Of a date: the thing both begins and ends on it. */
  readonly moment?: true;
  /** True for a property that is a name: searched, folded, and shown as such. */
  readonly isName: boolean;
  /** Of a list of names: a period may follow each, behind a bar. */
  readonly dated?: true;
  /** True when the loader derives it; a seed may not set it. */
  readonly derived: boolean;
}

export interface EnumType {
  readonly name: string;
  readonly description: string;
  readonly values: ReadonlyArray<{ readonly name: string; readonly description: string }>;
}

export type Direction = 'OUT' | 'IN' | 'BOTH';

/** A relationship type that a field follows beside others, or in some facts only. */
export interface Branch {
  readonly relationship: string;
  /** Concrete entity types at the other end, sorted. */
  readonly ends: readonly string[];
  /** Only facts in which this property has this value. */
  readonly only?: { readonly property: string; readonly value: string };
}

/** A field that walks from a node to others; its facts may be filtered, ordered and paged. */
export interface RelationshipField {
  /** Type that declares it: an entity type, or `Entity` for one that all have. */
  readonly owner: string;
  readonly name: string;
  readonly description: string;
  /** Relationship type; the first where it follows several. */
  readonly relationship: string;
  readonly direction: Direction;
  /** Where it follows several relationship types, or one in some facts only: each of them, all in one direction. */
  readonly branches?: readonly Branch[];
  /** GraphQL type of `node`: an entity type, or `Entity` where the ends have several types. */
  readonly target: string;
  /** Concrete entity types at the other end, sorted. */
  readonly ends: readonly string[];
  /** True when the other end has the type of the owner (SAME_AS). */
  readonly sameType: boolean;
}

/** A type of node. Entities have an identity of their own; records (Evidence, Source) serve as their proof. */
export interface NodeType {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** All stored properties but `id`, own and common, by name. */
  readonly properties: ReadonlyMap<string, Property>;
  /** Root fields of the API, one by id and many by page; a record without has none. */
  readonly singular?: string;
  readonly plural?: string;
  /** `org` of `org/hkpc`; a record without has ids of any form. */
  readonly idPrefix?: string;
}

export interface EntityType extends NodeType {
  readonly idPrefix: string;
  readonly singular: string;
  readonly plural: string;
  /** Property that holds the display name: `name`, or what stands for it. */
  readonly nameProperty: string;
  /** True when its names are names of people. */
  readonly person: boolean;
  /** Names of properties declared by the type itself, in order. */
  readonly own: readonly string[];
  readonly fields: ReadonlyMap<string, RelationshipField>;
}

export interface RelationshipType {
  /** Neo4j relationship type, e.g. PARTY_TO. */
  readonly type: string;
  /** GraphQL name of its properties, e.g. PartyTo. */
  readonly name: string;
  readonly description: string;
  /** Properties that belong to its identity beside both ends; the term, where it has one, comes last. */
  readonly key: readonly string[];
  /** The key property that tells several periods apart and may be left out, which means ''; absent where there are none. */
  readonly term?: string;
  /** True for what happens at one time and does not last: it stands nowhere unless it is planned or withdrawn. */
  readonly moment: boolean;
  /** True for COOPERATES_WITH and the like: stored from the smaller id. */
  readonly undirected: boolean;
  /** All stored properties, own and common, by name. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly own: readonly string[];
  /** Allowed pairs of entity types, from and to. */
  readonly pairs: ReadonlyArray<readonly [from: string, to: string]>;
}

export interface Ontology {
  readonly enums: ReadonlyMap<string, EnumType>;
  /** By GraphQL name, sorted by file and place in it. */
  readonly entities: ReadonlyMap<string, EntityType>;
  /** Evidence and Source. */
  readonly records: ReadonlyMap<string, NodeType>;
  /** By Neo4j type. */
  readonly relationships: ReadonlyMap<string, RelationshipType>;
  /** Fields that every entity has, and the common properties: what the interface `Entity` shows. */
  readonly common: {
    readonly description: string;
    readonly properties: ReadonlyMap<string, Property>;
    readonly fields: ReadonlyMap<string, RelationshipField>;
  };
  /** Properties of every fact. */
  readonly fact: ReadonlyMap<string, Property>;
}

/** Labels and relationship types the loader derives or keeps its books in; seeds may not write them. */
export const reservedNames: readonly string[] = [
  'Name',
  'HAS_NAME',
  'STATES',
  'Claim',
  'DISPUTES',
  'Seed',
  'Ledger',
  'LedgerLine',
  'RowChunk',
  'KEEPS',
];

/** The entity type an id belongs to: its prefix decides. undefined when no type has the prefix. */
export function entityTypeOfId(ontology: Ontology, id: string): EntityType | undefined {
  const prefix = id.slice(0, Math.max(0, id.indexOf('/')));
  for (const type of ontology.entities.values()) if (type.idPrefix === prefix) return type;
  return undefined;
}

/** The type of node an id belongs to, records with a prefix of their own included. */
export function nodeTypeOfId(ontology: Ontology, id: string): NodeType | undefined {
  const prefix = id.slice(0, Math.max(0, id.indexOf('/')));
  for (const record of ontology.records.values()) if (record.idPrefix === prefix) return record;
  return entityTypeOfId(ontology, id);
}

/** Entity type of a Neo4j label. */
export function entityTypeOfLabel(ontology: Ontology, label: string): EntityType | undefined {
  for (const type of ontology.entities.values()) if (type.label === label) return type;
  return undefined;
}

/**
 * The type that an id a property holds leads to; undefined where the id is of none that fits.
 * @param reference `to` and `only` of the property
 */
export function typeReferredTo(
  ontology: Ontology,
  id: string,
  { to, only }: Pick<Property, 'to' | 'only'>,
): string | undefined {
  const type = nodeTypeOfId(ontology, id)?.name;
  if (type === undefined) return undefined;
  if (to !== 'Entity') return type === to ? type : undefined;
  return ontology.entities.has(type) && (only?.includes(type) ?? true) ? type : undefined;
}

/** `a Centre or Event`, `an entity`, `an Official`: what a reference leads to, in words. */
export function referredTo({ to, only }: Pick<Property, 'to' | 'only'>): string {
  const names = only ?? (to === undefined || to === 'Entity' ? ['entity'] : [to]);
  return `${/^[aeio]/i.test(names[0] ?? '') ? 'an' : 'a'} ${names.join(' or ')}`;
}
