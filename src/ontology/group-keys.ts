/** What the entries of a list are counted by: the keys of groups and the dates of timelines, under their public names. */
import { aboutFacts } from './facts.js';
import { factsOf } from './followed.js';
import type { Ontology, Property, RelationshipField } from './model.js';
import { isNested } from './nested.js';
import { upperSnake } from './public/names.js';

/** How long the buckets of a date are. */
export const units = {
  MONTH: 'A month.',
  YEAR: 'A year.',
  DECADE: 'Ten years: 1990 to 1999.',
  CENTURY: 'A hundred years: 1900 to 1999.',
} as const;

export type Unit = keyof typeof units;

/** On the node, or on the fact that leads to it. */
type Side = 'NODE' | 'EDGE';

/** What one key counts by; plain data that is small as JSON. */
export type GroupKey =
  /** A property of one value; `to`: it holds the id of an entity. */
  | {
      readonly by: 'VALUE';
      readonly side: Side;
      readonly property: string;
      readonly absent?: string;
      readonly to?: 'ENTITY';
    }
  /** Each entry of a list of texts. */
  | { readonly by: 'ENTRY'; readonly side: Side; readonly property: string }
  /** The days that a date can mean. */
  | { readonly by: 'DAYS'; readonly side: Side; readonly property: string; readonly unit: Unit }
  /** The type of the entity. */
  | { readonly by: 'TYPE'; readonly side: 'NODE' }
  /** Each source, and the seed that added it. */
  | { readonly by: 'SOURCE' | 'SEED'; readonly side: Side }
  /** Each entity that a relationship field leads to; WHOLE: and each larger one that it is a part of. */
  | {
      readonly by: 'NEIGHBOUR' | 'WHOLE';
      readonly side: 'NODE';
      readonly field: Pick<RelationshipField, 'owner' | 'name'>;
    };

/** Whether one entry may be in several groups by the key, and what lies beyond it is read. */
export const hasSeveral = ({ by }: GroupKey): boolean => !['VALUE', 'DAYS', 'TYPE'].includes(by);

export interface NamedKey {
  readonly key: GroupKey;
  /** Keys have none that are called after what they count by. */
  readonly description?: string;
}

type Keys = ReadonlyMap<string, NamedKey>;
type Properties = ReadonlyMap<string, Property>;

/** Keys of the nodes of a type, or of all entities: a type without a name. */
export function nodeKeys(ontology: Ontology, name: string): Keys {
  const type = ontology.entities.get(name);
  const record = ontology.records.get(name);
  const { properties } = type ?? record ?? ontology.common;
  const fields = type?.fields ?? (record ? new Map<string, RelationshipField>() : ontology.common.fields);
  return new Map([
    ...((type ?? record) ? [] : [['TYPE', named({ by: 'TYPE', side: 'NODE' }, 'Its type.')] as const]),
    ...ofProperties(properties, 'NODE', ontology),
    ...[...fields.values()].map((field): [string, NamedKey] => ofField(field, ontology)),
  ]);
}

/** Keys of the facts of a relationship field. */
export const edgeKeys = (ontology: Ontology, field: RelationshipField): Keys =>
  new Map(ofProperties(factsOf(ontology, field).properties, 'EDGE', ontology));

/** Keys of one list: of a type, or of a relationship field that leads to it. */
export const keysOfList = (ontology: Ontology, type: string, through?: RelationshipField): Keys =>
  new Map([...nodeKeys(ontology, type), ...(through ? edgeKeys(ontology, through) : [])]);

const named = (key: GroupKey, description?: string): NamedKey => ({
  key,
  ...(description !== undefined && { description }),
});

function ofProperties(properties: Properties, side: Side, ontology: Ontology): Array<[string, NamedKey]> {
  const prefix = side === 'EDGE' ? 'EDGE_' : '';
  const [of, added] = side === 'EDGE' ? [' of the fact', 'the fact'] : ['', 'it'];
  return [
    ...[...properties.values()]
      .filter((one) => isCounted(one, ontology))
      .flatMap((one) =>
        ofProperty(one, side).map(([end, key]): [string, NamedKey] => [
          `${prefix}${upperSnake(one.name)}${end}`,
          named(key),
        ]),
      ),
    ...(properties.has('evidence')
      ? [[`${prefix}SOURCE`, named({ by: 'SOURCE', side }, `Each source${of}.`)] as [string, NamedKey]]
      : []),
    [`${prefix}SEED`, named({ by: 'SEED', side }, `The seed that added ${added}.`)],
  ];
}

function ofProperty(
  { name, kind, list, absent }: Property,
  side: Side,
): ReadonlyArray<readonly [end: string, key: GroupKey]> {
  if (list) return [['', { by: 'ENTRY', side, property: name }]];
  if (kind === 'DATE')
    return [
      ['_YEAR', { by: 'DAYS', side, property: name, unit: 'YEAR' }],
      ['_DECADE', { by: 'DAYS', side, property: name, unit: 'DECADE' }],
    ];
  const given = absent === undefined ? {} : { absent };
  const to = kind === 'REFERENCE' ? ({ to: 'ENTITY' } as const) : {};
  return [['', { by: 'VALUE', side, property: name, ...given, ...to }]];
}

/** Lines of text, addresses, lists of ids and the names that all entities have tell no groups. */
const isCounted = (property: Property, { common }: Ontology): boolean =>
  !property.derived &&
  property.form === undefined &&
  !aboutFacts.includes(property.name) &&
  !(property.isName && common.properties.has(property.name)) &&
  !(property.list && property.kind !== 'STRING');

/** Of what all entities have, places and topics are counted with the larger ones that they are parts of. */
function ofField(
  { owner, name, target, sameType }: RelationshipField,
  ontology: Ontology,
): [string, NamedKey] {
  const field = { owner, name };
  return owner === 'Entity' && !sameType && isNested(ontology, target)
    ? [
        upperSnake(target),
        named(
          { by: 'WHOLE', side: 'NODE', field },
          `Each of its \`${name}\`, and each larger one that this lies in.`,
        ),
      ]
    : [upperSnake(name), named({ by: 'NEIGHBOUR', side: 'NODE', field })];
}

export interface DateKey {
  readonly side: Side;
  readonly property: string;
}

/** The dates among keys, for timelines: `FOUNDED_ON`. */
export function datesAmong(keys: Keys): ReadonlyMap<string, DateKey> {
  const dates = new Map<string, DateKey>();
  for (const [name, { key }] of keys)
    if (key.by === 'DAYS' && key.unit === 'YEAR')
      dates.set(name.replace(/_YEAR$/, ''), { side: key.side, property: key.property });
  return dates;
}
