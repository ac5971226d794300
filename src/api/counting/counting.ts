/** Counting: the fields of each connection that count all its entries, under the conditions that it has. */
import type { GraphQLFieldResolver } from 'graphql';
import type { Row, Value } from '../../graph/values.js';
import { bucketDivisors } from '../../loaders/counting/buckets.js';
import { toGroupCount, toGroups } from '../../loaders/counting/groups.js';
import type { Grouping, GroupOrder, GroupRow } from '../../loaders/request.js';
import { datesAmong, type GroupKey, type NamedKey, type Unit } from '../../ontology/group-keys.js';
import { upperSnake } from '../../ontology/public/names.js';
import { pageSize, type Where } from '../arguments.js';
import { badInput } from '../bad-input.js';
import type { RequestContext } from '../context.js';
import { bounded, type Sized } from '../limits/conditions.js';
import { oncePerPlace } from '../selection.js';
import { daysOf, edtfOf, isImprecise, toBucket } from './buckets.js';
import { groupWhere } from './where.js';

/** The list whose entries are counted. */
export interface Counted {
  readonly keys: ReadonlyMap<string, NamedKey>;
  /** Its own conditions, as GraphQL has coerced them. */
  readonly where: Where | null | undefined;
  /** Whether its conditions on nodes stand in `node`: those on facts of relationship fields stand in `edge`. */
  readonly onEntries: boolean;
  readonly conditionOf: (where: Where) => Sized;
  /** @param first how many groups; undefined for their number */
  readonly rows: (grouping: Grouping, first: number | undefined) => Promise<readonly Row[]>;
}

/** What the resolver of a list gives to these fields. */
export interface Countable {
  readonly counted: Counted;
}

type Resolver<Arguments> = GraphQLFieldResolver<Countable, RequestContext, Arguments>;

export interface GroupArguments {
  readonly by: readonly string[];
  readonly first?: number | null;
  readonly orderBy?: string | null;
}

const mostKeys = 2;

/** Several parents at one place of the answer ask the same. */
const groupingOf = oncePerPlace((_, { args, counted }: { args: GroupArguments; counted: Counted }) => {
  const by = keysOf(args.by, counted);
  opensWithin(by, counted);
  return { by, order: groupOrderOf(args) };
});

export function groupOrderOf({ orderBy }: Pick<GroupArguments, 'orderBy'>): GroupOrder {
  const [what = 'COUNT', direction = 'DESC'] = (orderBy ?? 'COUNT_DESC').split('_');
  return { by: what === 'KEY' ? 'KEY' : 'COUNT', descending: direction === 'DESC' };
}

/** @throws PactgraphError BAD_USER_INPUT for no key, more than two, one twice, and one that the list does not have */
function keysOf(names: readonly string[], { keys }: Counted): readonly GroupKey[] {
  checkKeys(names);
  return names.map((name) => keys.get(name)?.key ?? unknown('by', name, keys.keys()));
}

/** @throws PactgraphError BAD_USER_INPUT for no key, more than two, and one twice */
export function checkKeys(names: readonly string[]): void {
  if (names.length < 1 || names.length > mostKeys)
    throw badInput('by', `takes one or two keys, got ${names.length}.`);
  if (new Set(names).size < names.length) throw badInput('by', `has ${names[0] ?? ''} twice.`);
}

function unknown(path: string, name: string, known: Iterable<string>): never {
  const edge = [...known].filter((one) => one.startsWith('EDGE_'));
  throw badInput(
    path,
    `the entries of this list have no ${name}.`,
    edge.length === 0
      ? 'EDGE_ keys are for lists of relationship fields.'
      : `Of its facts it has ${edge.join(', ')}.`,
  );
}

/**
 * A `where` that opens a group may be a little larger than the list's own.
 * @throws PactgraphError OPERATION_TOO_COMPLEX
 */
function opensWithin(by: readonly GroupKey[], { where, onEntries, conditionOf }: Counted): void {
  const some = by.map((key) => [key, key.by === 'DAYS' ? severalBuckets(key.unit) : 'x'] as const);
  bounded(conditionOf(groupWhere(where, some, onEntries)));
}

/** Dates that may lie in several buckets have the longest conditions. */
const severalBuckets = (unit: Unit): Value =>
  [1990, 2110].map((year) => Math.floor((year * bucketDivisors.YEAR + 101) / bucketDivisors[unit]));

export const groups: Resolver<GroupArguments> = async ({ counted }, args, _, info) => {
  const first = pageSize({ first: args.first ?? null });
  const grouping = groupingOf(info, { args, counted });
  const rows = toGroups(await counted.rows(grouping, first), grouping);
  return rows.slice(0, first).map((row) => ({
    keys: row.values.map(({ value, label }, index) => shown(grouping.by[index], value, label)),
    count: row.count,
    where: () => whereOf(row, grouping, counted),
  }));
};

export const groupCount: Resolver<GroupArguments> = async ({ counted }, args, _, info) =>
  toGroupCount(await counted.rows(groupingOf(info, { args, counted }), undefined));

const whereOf = ({ values }: GroupRow, { by }: Grouping, { where, onEntries }: Counted): Where =>
  groupWhere(
    where,
    by.map((key, index) => [key, values[index]?.value ?? null] as const),
    onEntries,
  );

/** The label of what has no value. */
export const none = '(none)';

/** What the fields of a key read. */
export interface ShownKey {
  readonly value: string | null;
  /** undefined where it is the name of the entity, which is not read yet. */
  readonly label: string | undefined;
  /** Id of the entity, where the key leads to one. */
  readonly entityId: string | undefined;
}

function shown(key: GroupKey | undefined, value: Value, label: string | undefined): ShownKey {
  const text = key?.by === 'DAYS' ? edtfOf(toBucket(value), key.unit) : textOf(key, value);
  const refers = key?.by === 'VALUE' && key.to !== undefined;
  const leads = refers || key?.by === 'NEIGHBOUR' || key?.by === 'WHOLE';
  return {
    value: text,
    label: text === null ? none : refers ? undefined : (label ?? text),
    entityId: leads && text !== null ? text : undefined,
  };
}

function textOf(key: GroupKey | undefined, value: Value): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') return JSON.stringify(value);
  return key?.by === 'TYPE' ? upperSnake(value) : value;
}

interface TimelineArguments {
  readonly date: string;
  readonly bucket?: Unit | null;
}

/** A hundred years by month. */
export const mostBuckets = 1_200;

const timelineOf = oncePerPlace((_, { args, counted }: { args: TimelineArguments; counted: Counted }) => {
  const dates = datesAmong(counted.keys);
  const date = dates.get(args.date) ?? unknown('date', args.date, dates.keys());
  const by: readonly GroupKey[] = [{ by: 'DAYS', ...date, unit: args.bucket ?? 'YEAR' }];
  opensWithin(by, counted);
  const order: GroupOrder = { by: 'KEY', descending: false };
  return { by, order };
});

export const timeline: Resolver<TimelineArguments> = async ({ counted }, args, _, info) => {
  const grouping = timelineOf(info, { args, counted });
  const unit = args.bucket ?? 'YEAR';
  const rows = toGroups(await counted.rows(grouping, mostBuckets), grouping);
  if (rows.length > mostBuckets)
    throw badInput(
      'bucket',
      `there are more than ${mostBuckets} buckets.`,
      'Ask for longer ones, or for a part of the list.',
    );
  return rows.map((row) => {
    const bucket = toBucket(row.values[0]?.value ?? null);
    return {
      value: edtfOf(bucket, unit),
      ...daysOf(bucket, unit),
      imprecise: isImprecise(bucket),
      count: row.count,
      where: () => whereOf(row, grouping, counted),
    };
  });
};
