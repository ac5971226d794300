/** Arguments of lists, from GraphQL's form to the loaders'. */
import { excerpt } from '../excerpt.js';
import { isLongText, orderProperty } from '../ontology/constraints.js';
import { BadDateError, parsePartialDate } from '../dates/partial-date.js';
import type { Ontology, Property } from '../ontology/model.js';
import { isOperator, operators } from '../ontology/operators.js';
import { isOrderable } from '../ontology/public/properties.js';
import { upperSnake } from '../ontology/public/names.js';
import type { Condition, Order, Side } from '../loaders/request.js';
import type { Value } from '../graph/values.js';
import { badInput } from './bad-input.js';
import { decodeCursor, type Cursor } from './cursor.js';
import type { ListKey } from './list-key.js';

/** GraphQL has coerced these to the schema's input types. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface ListArguments extends PageArguments {
  readonly where?: Where | null;
  readonly orderBy?: readonly string[] | null;
}

export interface Where {
  readonly [name: string]: unknown;
}

type Properties = ReadonlyMap<string, Property>;

export const maxPage = 100;
export const defaultPage = 20;

/** @throws PactgraphError BAD_USER_INPUT when `first` is not from 1 to 100 */
export function pageSize(args: PageArguments, name = 'first'): number {
  const first = args.first ?? defaultPage;
  if (first < 1 || first > maxPage) throw badInput(name, `must be from 1 to ${maxPage}, got ${first}.`);
  return first;
}

/** Properties that a list's orders and conditions may name. */
export interface ListScope {
  readonly node: Properties;
  readonly edge: Properties | undefined;
  /** Whether nodes have a display name and its `sortName`. */
  readonly entity: boolean;
}

/** Orders that one list takes: each has its key in every cursor. */
export const mostOrders = 8;

/**
 * `[KIND_ASC, EDGE_ROLE_DESC]` to orders of stored properties; duplicates after the first have no effect.
 * @throws PactgraphError BAD_USER_INPUT for more than 8
 */
export function ordersOf(names: readonly string[], scope: ListScope): Order[] {
  const orders = new Map<string, Order>();
  for (const name of names) {
    const order = orderOf(name, scope);
    const key = `${order.side}.${order.property}`;
    if (!orders.has(key)) orders.set(key, order);
  }
  if (orders.size > mostOrders)
    throw badInput('orderBy', `takes ${mostOrders} orders at most, got ${orders.size}.`);
  return [...orders.values()];
}

function orderOf(name: string, scope: ListScope): Order {
  const descending = name.endsWith('_DESC');
  const stem = name.replace(/_(ASC|DESC)$/, '');
  if (scope.entity && stem === 'NAME') return { side: 'NODE', property: 'sortName', descending };
  if (stem === 'ID') return { side: 'NODE', property: 'id', descending };
  const onNode = find(scope.node, stem);
  if (onNode) return { side: 'NODE', ...stored(onNode), descending };
  const onEdge =
    scope.edge && stem.startsWith('EDGE_') ? find(scope.edge, stem.slice('EDGE_'.length)) : undefined;
  if (onEdge) return { side: 'EDGE', ...stored(onEdge), descending };
  throw badInput('orderBy', `${name} is not an order of this list.`);
}

const stored = (property: Property) => ({
  property: orderProperty(property),
  ...(property.absent === undefined ? {} : { absent: property.absent }),
  ...(isLongText(property) && { long: true }),
});

const find = (properties: Properties, stem: string): Property | undefined =>
  [...properties.values()].find((p) => isOrderable(p) && upperSnake(p.name) === stem);

/** Names the order in the key of a list. */
export const orderSignature = (orders: readonly Order[]): string =>
  orders.map((o) => `${o.side === 'EDGE' ? 'e.' : ''}${o.property}${o.descending ? '-' : '+'}`).join(',');

/**
 * The entry that a page goes on behind.
 * @param keys how many sort keys the list has
 * @throws PactgraphError BAD_USER_INPUT when the cursor is none of this list
 */
export const afterOf = ({ after }: PageArguments, list: ListKey, keys: number): Cursor | undefined =>
  typeof after === 'string' ? decodeCursor(list, keys, after) : undefined;

/** Conditions on a node or a fact: `{AND, OR, NOT, <property>: {eq, in}}`. */
export function conditionOf(where: Where, side: Side, scope: ListScope, ontology: Ontology): Condition {
  const properties = side === 'NODE' ? scope.node : scope.edge;
  const parts = Object.entries(where).flatMap(([name, value]): Condition[] => {
    const combined = combination(name, value, (inner) => conditionOf(inner, side, scope, ontology));
    if (combined) return [combined];
    if (!isObject(value)) return [];
    return comparisons(name, value, side, properties?.get(name), ontology);
  });
  return { all: parts };
}

/** Conditions on a relationship field: `{AND, OR, NOT, node, edge}`. */
export function fieldConditionOf(where: Where, scope: ListScope, ontology: Ontology): Condition {
  const parts = Object.entries(where).flatMap(([name, value]): Condition[] => {
    const combined = combination(name, value, (inner) => fieldConditionOf(inner, scope, ontology));
    if (combined) return [combined];
    if (!isObject(value)) return [];
    return [conditionOf(value, name === 'edge' ? 'EDGE' : 'NODE', scope, ontology)];
  });
  return { all: parts };
}

const isObject = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function combination(
  name: string,
  value: unknown,
  convert: (where: Where) => Condition,
): Condition | undefined {
  if (name === 'NOT' && isObject(value)) return { not: convert(value) };
  if (name !== 'AND' && name !== 'OR') return undefined;
  // null counts as absent, here as elsewhere.
  if (!Array.isArray(value)) return undefined;
  const parts = value.filter(isObject).map(convert);
  return name === 'AND' ? { all: parts } : { any: parts };
}

function comparisons(
  name: string,
  filter: Where,
  side: Side,
  property: Property | undefined,
  ontology: Ontology,
): Condition[] {
  const value = (given: unknown): Value =>
    (name === 'type' && side === 'NODE' && !property ? toLabels(given, ontology) : given) as Value;
  return Object.entries(filter).flatMap(([operator, given]): Condition[] => {
    if (!isOperator(operator) || given === undefined) return [];
    if (given === null && operators[operator].whenNull === 'NO_CONDITION') return [];
    if (property?.kind === 'DATE') checkDates(given, `where.${name}.${operator}`);
    const absent = property?.absent;
    return [
      { side, property: name, operator, value: value(given), ...(absent === undefined ? {} : { absent }) },
    ];
  });
}

/** @throws PactgraphError BAD_USER_INPUT for what is no date, which would just find nothing */
function checkDates(given: unknown, path: string): void {
  for (const date of Array.isArray(given) ? given : [given]) {
    if (typeof date !== 'string') continue;
    try {
      parsePartialDate(date);
    } catch (error) {
      if (!(error instanceof BadDateError)) throw error;
      throw badInput(
        path,
        `"${excerpt(date, 60)}": ${error.reason}.`,
        'Dates are EDTF, as in 2025-03-28, 2025-04~, 2024.',
      );
    }
  }
}

/** EntityType values to labels. */
function toLabels(given: unknown, ontology: Ontology): Value {
  const label = (name: unknown): Value =>
    [...ontology.entities.values()].find((e) => upperSnake(e.name) === name)?.label ?? null;
  return Array.isArray(given) ? given.map(label) : label(given);
}
