/** Filters and orders of the public contract. */
import type { EnumType, Ontology, Property, RelationshipField } from '../model.js';
import { certainties, operatorsOf, type Compared } from '../operators.js';
import { choiceStem, countOrder, orderName, relatedName, upperSnake, whereName } from './names.js';
import { isFiltered, isOrderable } from './properties.js';
import { block, enumBlock, type FieldText } from './text.js';

type Properties = ReadonlyMap<string, Property>;

/** The one rule for null in conditions. */
const whatNullMeans =
  'All that are given must hold. `eq: null` means "has no value"; every other `null`, and a variable that is left out, is no condition.';

/** Of each filter that is of no enum: the type of value it takes, and what it compares. */
const plain = {
  ID: ['ID', 'ID'],
  String: ['String', 'TEXT'],
  Int: ['Int', 'NUMBER'],
  Float: ['Float', 'NUMBER'],
  Boolean: ['Boolean', 'BOOLEAN'],
  PartialDate: ['String', 'DATE'],
  StringList: ['String', 'LIST'],
} as const satisfies Readonly<Record<string, readonly [value: string, compared: Compared]>>;

/** `StringFilter` and its like: one input per kind of value. */
export function filterTypes(ontology: Ontology): string[] {
  const enums = [...enumsInUse(ontology).map((e) => e.name), 'EntityType'];
  return [
    ...Object.entries(plain).map(([name, [value, compared]]) => filterType(name, value, compared)),
    ...enums.map((name) => filterType(name, name, 'ENUM')),
    namesFilter,
    countFilter,
    enumBlock(
      'How sure a condition on a date must be, where the date can mean several days.',
      'DateCertainty',
      Object.entries(certainties).map(([name, description]) => ({ name, description })),
    ),
  ];
}

const what = (name: string, value: string): string => {
  if (name === 'PartialDate')
    return 'Conditions on a date. `eq` and `in` compare its EDTF text, all others its days: of a date without a value, or without a known year, none of them holds.';
  return name === 'StringList' ? 'Conditions on a list of texts.' : `Conditions on a value of type ${value}.`;
};

const filterType = (name: string, value: string, compared: Compared): string =>
  block(`${what(name, value)} ${whatNullMeans}`, `input ${name}Filter`, [
    ...operatorsOf(compared).map(([operator, { description, takes }]) => ({
      name: operator,
      description,
      type: { ONE: value, LIST: `[${value}!]`, WHETHER: 'Boolean' }[takes],
    })),
    ...(compared === 'DATE' ? [certainty] : []),
  ]);

const namesFilter = block(
  'Conditions on every name of an entity: the present ones, former names and aliases. Width, case, accents, quotation marks and Traditional or Simplified characters do not count. All that are given must hold, each of some name; `null` is no condition.',
  'input NamesFilter',
  [
    { name: 'eq', description: 'One of its names is this.', type: 'String' },
    { name: 'in', description: 'One of its names is one of these.', type: '[String!]' },
    {
      name: 'contains',
      description:
        'One of its names has this somewhere in it. With less than three characters it may look at all names.',
      type: 'String',
    },
    { name: 'startsWith', description: 'One of its names begins with this.', type: 'String' },
  ],
);

const countFilter = block(
  'Conditions on how many there are. All that are given must hold; `null` is no condition.',
  'input CountFilter',
  [
    { name: 'eq', description: 'Just so many.', type: 'Int' },
    ...operatorsOf('NUMBER')
      .filter(([, { takes, whenNull }]) => takes === 'ONE' && whenNull === 'NO_CONDITION')
      .map(([name, { description }]) => ({ name, description, type: 'Int' })),
  ],
);

const certainty: FieldText = {
  name: 'certainty',
  description:
    'How sure `before`, `after`, `on` and `during` must be. `NOT` around SURELY has what possibly is not so, and `NOT` around POSSIBLY what surely is not so; both have what has no date.',
  type: 'DateCertainty = POSSIBLY',
};

/** Enums that a property somewhere uses. */
export function enumsInUse(ontology: Ontology): EnumType[] {
  const owners = [
    ...ontology.entities.values(),
    ...ontology.records.values(),
    ...ontology.relationships.values(),
  ];
  const used = new Set(owners.flatMap((o) => [...o.properties.values()].map((p) => p.enumName)));
  return [...ontology.enums.values()].filter((e) => used.has(e.name));
}

function filterOf(property: Property): string {
  if (property.list) return 'StringListFilter';
  if (property.kind === 'ENUM') return `${property.enumName ?? ''}Filter`;
  if (property.kind === 'REFERENCE') return 'IDFilter';
  const names = {
    STRING: 'String',
    INT: 'Int',
    FLOAT: 'Float',
    BOOLEAN: 'Boolean',
    DATE: 'PartialDate',
  } as const;
  return `${names[property.kind]}Filter`;
}

const combinators = (name: string): FieldText[] => [
  { name: 'AND', description: 'All of these hold.', type: `[${name}!]` },
  { name: 'OR', description: 'At least one of these holds.', type: `[${name}!]` },
  { name: 'NOT', description: 'This does not hold.', type: name },
];

const conditions = (properties: Properties): FieldText[] =>
  [...properties.values()].filter(isFiltered).map((p) => ({ name: p.name, type: filterOf(p) }));

const disputed = (properties: Properties): FieldText[] =>
  properties.has('disputed')
    ? [
        {
          name: 'disputed',
          description: 'Whether another passage says otherwise of any of it.',
          type: 'BooleanFilter',
        },
      ]
    : [];

const sources = (properties: Properties): FieldText[] =>
  properties.has('evidence')
    ? [
        {
          name: 'sources',
          description: 'How many different sources its `evidence` is from.',
          type: 'CountFilter',
        },
        {
          name: 'source',
          description: 'Id of a source that a passage in its `evidence` is from; `eq: null` is from none.',
          type: 'IDFilter',
        },
      ]
    : [];

const seed: FieldText = {
  name: 'seed',
  description: 'Number of the seed that added it; `eq: null` finds what no seed in the ledger did.',
  type: 'IntFilter',
};

/** What conditions on nodes of an entity type look at beside properties. */
export interface Around {
  readonly fields: ReadonlyMap<string, RelationshipField>;
  /** Stem of what chooses the entries of a field. */
  readonly stemOf: (field: RelationshipField) => string;
  /** Whether nodes of the type belong to larger ones. */
  readonly nested: boolean;
}

const around = ({ fields, nested, stemOf }: Around): FieldText[] => [
  { name: 'names', description: 'Any of its names.', type: 'NamesFilter' },
  ...(nested
    ? [
        {
          name: 'within',
          description: 'It is the one with this id, or lies in it, at any depth; `null` is no condition.',
          type: 'ID',
        },
      ]
    : []),
  ...[...fields.values()].map((field) => ({
    name: field.name,
    type: relatedName(stemOf(field)),
  })),
];

/** What fields share that lead to the same nodes by the same facts. */
export interface Entries {
  readonly target: string;
  /** Name of the facts. */
  readonly fact: string;
  /** `Owner.field` of each. */
  readonly of: readonly string[];
}

const inWords = ({ of }: Entries): string => of.map((field) => `\`${field}\``).join(', ');

/** `AgreementPartyToFilter`: conditions on what a relationship field leads to. */
export function relatedFilter(entries: Entries): string {
  const stem = choiceStem(entries, entries.fact);
  const where = whereName(stem);
  return block(
    `Conditions on the entries of ${inWords(entries)} as a whole. All that are given must hold; \`null\` is no condition.`,
    `input ${relatedName(stem)}`,
    [
      { name: 'some', description: 'At least one entry is such; `{}` is any.', type: where },
      { name: 'all', description: 'Every entry is such: also where there is none.', type: where },
      { name: 'none', description: 'No entry is such: also where there is none.', type: where },
      { name: 'count', description: 'How many entries there are.', type: 'CountFilter' },
    ],
  );
}

/** `OrganisationWhere`: conditions on a node; of an entity also on what is around it. */
export function nodeWhere(name: string, properties: Properties, entity?: Around): string {
  const where = whereName(name);
  return block(
    `Which ${name} nodes are meant. All conditions must hold; those without a text here are on the field of the same name.`,
    `input ${where}`,
    [
      ...combinators(where),
      { name: 'id', description: 'Its id.', type: 'IDFilter' },
      ...(entity ? [{ name: 'type', description: 'Its type.', type: 'EntityTypeFilter' }] : []),
      ...disputed(properties),
      ...sources(properties),
      seed,
      ...conditions(properties),
      ...(entity ? around(entity) : []),
    ],
  );
}

/** `PartyToWhere`: conditions on a fact. */
export function factWhere(name: string, properties: Properties): string {
  const where = whereName(name);
  return block(
    `Which ${name} facts are meant. All conditions must hold; those without a text here are on the property of the same name.`,
    `input ${where}`,
    [
      ...combinators(where),
      { name: 'factId', description: 'Its id.', type: 'IDFilter' },
      ...disputed(properties),
      ...sources(properties),
      seed,
      ...conditions(properties),
    ],
  );
}

/** `AgreementPartyToWhere`: conditions on the fact and the node it leads to. */
export function fieldWhere(entries: Entries): string {
  const where = whereName(choiceStem(entries, entries.fact));
  return block(`Which entries of ${inWords(entries)} are meant.`, `input ${where}`, [
    ...combinators(where),
    { name: 'node', description: 'Conditions on the node.', type: whereName(entries.target) },
    { name: 'edge', description: 'Conditions on the fact.', type: whereName(entries.fact) },
  ]);
}

/** Names of orders say what they are: this stands once for each enum, and nothing at its values. */
const whatOrdersMean =
  'Each is called after what it compares, and its direction. `NAME` is the name as it is read, then as it is written; `EDGE_…` a property of the fact; `…_COUNT` how many entries such a list has. What has no value comes last in both directions.';

const directions = (key: string) => [{ name: `${key}_ASC` }, { name: `${key}_DESC` }];

type Fields = ReadonlyMap<string, RelationshipField>;

/** @param fields relationship fields; undefined of records */
const nodeOrders = (properties: Properties, fields: Fields | undefined) => [
  ...directions('ID'),
  ...(fields ? directions('NAME') : []),
  ...[...properties.values()]
    .filter((p) => isOrderable(p) && !(fields && p.name === 'name'))
    .flatMap((p) => directions(upperSnake(p.name))),
  ...[...(fields?.values() ?? [])].flatMap((field) => directions(countOrder(field))),
];

export const nodeOrder = (name: string, properties: Properties, fields?: Fields): string =>
  enumBlock(`Orders of ${name} lists. ${whatOrdersMean}`, orderName(name), nodeOrders(properties, fields));

/** @param target what is known of the nodes that the fields lead to */
export function fieldOrder(
  entries: Entries,
  target: { readonly properties: Properties; readonly fields: Fields },
  fact: Properties,
): string {
  return enumBlock(
    `Orders of ${inWords(entries)}. ${whatOrdersMean}`,
    orderName(choiceStem(entries, entries.fact)),
    [
      ...nodeOrders(target.properties, target.fields),
      ...[...fact.values()].filter(isOrderable).flatMap((p) => directions(`EDGE_${upperSnake(p.name)}`)),
    ],
  );
}
