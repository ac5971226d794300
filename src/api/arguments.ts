/** Arguments of lists, from GraphQL's form to the loaders'. */
import { isLongText, orderProperty } from '../ontology/constraints.js';
import type { Property, RelationshipField } from '../ontology/model.js';
import { isOrderable } from '../ontology/public/properties.js';
import { countOrder, upperSnake } from '../ontology/public/names.js';
import type { Order } from '../loaders/request.js';
import { badInput } from './bad-input.js';

/** GraphQL has coerced these to the schema's input types. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
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

/** @throws PactgraphError BAD_USER_INPUT when `first`, or `last` where it is given, is not from 1 to 100 */
export function pageSize({ first, last }: PageArguments): number {
  const size = last ?? first ?? defaultPage;
  if (size < 1 || size > maxPage)
    throw badInput(typeof last === 'number' ? 'last' : 'first', `must be from 1 to ${maxPage}, got ${size}.`);
  return size;
}

/** Properties that a list's orders and conditions may name. */
export interface ListScope {
  readonly node: Properties;
  readonly edge: Properties | undefined;
  /** Whether nodes have a display name and its `sortName`. */
  readonly entity: boolean;
  /** Relationship fields that nodes have; undefined of records. */
  readonly fields?: ReadonlyMap<string, RelationshipField> | undefined;
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
    const key = 'counted' in order ? `#${order.counted.name}` : `${order.side}.${order.property}`;
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
  const counted = [...(scope.fields?.values() ?? [])].find((field) => countOrder(field) === stem);
  if (counted) return { counted: { owner: counted.owner, name: counted.name }, descending };
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
  orders
    .map((order) => {
      const by =
        'counted' in order
          ? `#${order.counted.name}`
          : `${order.side === 'EDGE' ? 'e.' : ''}${order.property}`;
      return `${by}${order.descending ? '-' : '+'}`;
    })
    .join(',');
