/** A page of any list in the form the contract gives connections. */
import type { Order, Page, Position } from '../loaders/request.js';
import { orderSignature } from './arguments.js';
import type { RequestContext } from './context.js';
import { encodeCursor } from './cursor.js';

interface ListPage<Entry> {
  readonly entries: readonly Entry[];
  readonly hasNextPage: boolean;
  /** Of a list that is read from both ends; of others the cursor tells. */
  readonly hasPreviousPage?: boolean;
  readonly totalCount: number | undefined;
}

interface ListOf<Entry> {
  /** Names the list's order in its cursors. */
  readonly signature: string;
  /** Whether the request had a cursor, so that the list has entries before the page. */
  readonly isBehind: boolean;
  readonly node: (entry: Entry) => unknown;
  /** The fields of the edge itself. */
  readonly edge: (entry: Entry) => object | undefined;
}

export function toConnection<Entry extends { readonly position: Position }>(
  { entries, hasNextPage, hasPreviousPage, totalCount }: ListPage<Entry>,
  { signature, isBehind, node, edge }: ListOf<Entry>,
  { revision }: Pick<RequestContext, 'revision'>,
) {
  const cursor = (entry: Entry | undefined) =>
    entry ? encodeCursor(signature, entry.position, revision() ?? 0) : null;
  return {
    edges: entries.map((entry) => ({
      ...edge(entry),
      node: () => node(entry),
      cursor: () => cursor(entry),
    })),
    nodes: () => entries.map(node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: hasPreviousPage ?? isBehind,
      startCursor: () => cursor(entries[0]),
      endCursor: () => cursor(entries.at(-1)),
    },
    totalCount,
  };
}

/** A page as the loaders give it. */
export const loadedConnection = (
  page: Page,
  orders: readonly Order[],
  isBehind: boolean,
  context: Pick<RequestContext, 'revision'>,
) =>
  toConnection(
    page,
    { signature: orderSignature(orders), isBehind, node: ({ node }) => node, edge: ({ edge }) => edge },
    context,
  );
