/** Connections and edges of the public contract (Relay's connection form, with `nodes` beside `edges`). */
import type { RelationshipField, RelationshipType } from '../model.js';
import {
  choiceStem,
  connectionName,
  dateName,
  edgeName,
  groupKeyName,
  orderName,
  stemOf,
  whereName,
} from './names.js';
import { firstArgument, propertyFields } from './properties.js';
import { block, type FieldText } from './text.js';

const list = (stem: string, what: string): FieldText[] => [
  { name: 'edges', description: `${what}, each with its cursor.`, type: `[${edgeName(stem)}!]!` },
];

const around = (node: string): FieldText[] => [
  { name: 'nodes', description: 'The nodes of `edges`, for clients that need no more.', type: `[${node}!]!` },
  { name: 'pageInfo', description: 'Whether there is more, and the cursors to get it.', type: 'PageInfo!' },
  { name: 'totalCount', description: 'Length of the whole list under the same conditions.', type: 'Int!' },
];

/** Short, as each list has them: what the arguments mean is said of their types. */
const counting = (target: string, dated: boolean): FieldText[] => {
  const by = `by: [${groupKeyName(target)}!]!`;
  const timeline: FieldText = {
    name: 'timeline',
    description: 'All its entries, counted by a date, the earliest first.',
    args: `(date: ${dateName(target)}!, bucket: TimelineUnit = YEAR)`,
    type: '[TimelineBucket!]!',
  };
  return [
    {
      name: 'groups',
      description: 'All its entries, counted by what they have in common: by one key or two.',
      args: `(\n    ${by}\n    ${firstArgument}\n    orderBy: GroupOrder = COUNT_DESC\n  )`,
      type: '[Group!]!',
    },
    {
      name: 'groupCount',
      description: 'Number of all `groups` by the same keys.',
      args: `(${by})`,
      type: 'Int!',
    },
    ...(dated ? [timeline] : []),
  ];
};

const cursor: FieldText = {
  name: 'cursor',
  description: 'Give it as `after` to go on behind this entry, as `before` to stop before it.',
  type: 'String!',
};

/**
 * Connection and edge of a relationship field.
 * @param dated whether its entries have a date
 */
export function fieldConnection(
  field: RelationshipField,
  relationship: Pick<RelationshipType, 'description' | 'properties'>,
  dated: boolean,
): string[] {
  const stem = stemOf(field);
  const facts = [...relationship.properties.values()]
    .filter(({ derived }) => !derived)
    .flatMap(propertyFields);
  return [
    block(`A page of ${field.owner}.${field.name}.`, `type ${connectionName(stem)}`, [
      ...list(stem, 'The facts of the page'),
      ...around(field.target),
      ...counting(field.target, dated),
    ]),
    block(
      `${relationship.description} One entry of ${field.owner}.${field.name}.`,
      `type ${edgeName(stem)}`,
      [
        cursor,
        { name: 'node', description: 'The node the fact leads to.', type: `${field.target}!` },
        { name: 'factId', description: 'Id of the fact; the same from both ends.', type: 'ID!' },
        {
          name: 'factIds',
          description:
            'Ids of all facts that are this entry, `factId` first: several where ids of one thing have equal facts.',
          type: '[ID!]!',
        },
        { name: 'type', description: 'Relationship type of the fact.', type: 'RelationshipType!' },
        {
          name: 'startUnknown',
          description: 'True when no source says from when the fact holds.',
          type: 'Boolean!',
        },
        {
          name: 'disputed',
          description: 'True when another passage says otherwise of something in it; `fact(id)` tells what.',
          type: 'Boolean!',
        },
        ...facts,
      ],
    ),
  ];
}

/** Connection and edge of a root list. */
export function rootConnection(type: string, dated: boolean): string[] {
  return [
    block(`A page of ${type} nodes.`, `type ${connectionName(type)}`, [
      ...list(type, 'The entries of the page'),
      ...around(type),
      ...counting(type, dated),
    ]),
    block(`One entry of a page of ${type} nodes.`, `type ${edgeName(type)}`, [
      cursor,
      { name: 'node', description: 'The node.', type: `${type}!` },
    ]),
  ];
}

/**
 * Arguments of every list.
 * @param stem of what chooses and orders its entries
 * @param asOf what the day does to its entries; without, the list takes none
 */
export const pageArguments = (stem: string, asOf?: string): string =>
  `(
    """How many from the beginning, 1 to 100; 20 where \`last\` is not given."""
    first: Int
    """Cursor of the entry to go on behind."""
    after: String
    """How many from the end, 1 to 100."""
    last: Int
    """Cursor of the entry to stop before."""
    before: String
    """Which entries."""
    where: ${whereName(stem)}
    """In which order; equal entries follow by id."""
    orderBy: [${orderName(stem)}!]${asOf === undefined ? '' : `\n    """${asOf}"""\n    asOf: Date`}
  )`;

const ofFacts =
  'Only what held on this day, with the status of its edges on it; conditions and orders are of this day too, the nodes are as today.';

/** What the day does to a list of entities. */
export const ofEntities =
  'The day that conditions and orders are about: status, facts and their numbers. All entities are listed, and shown as today.';

/** @param fact name of the field's facts */
export const connectionField = (field: RelationshipField, fact: string): FieldText => ({
  name: field.name,
  description: field.description,
  args: pageArguments(choiceStem(field, fact), ofFacts),
  type: `${connectionName(stemOf(field))}!`,
});
