/** A loaded page in the form the contract gives connections. */
import type { Order, Page } from '../loaders/request.js';
import { encodeCursor } from './cursor.js';
import { orderSignature } from './arguments.js';
import type { RequestContext } from './request-context.js';

/** @param behind whether the page was asked for behind a cursor, so that entries stand before it */
export function toConnection(page: Page, orders: readonly Order[], behind: boolean, context: RequestContext) {
  const signature = orderSignature(orders);
  const cursor = (entry: Page['entries'][number] | undefined) =>
    entry ? encodeCursor(signature, entry.position, context.revision() ?? 0) : null;
  return {
    edges: page.entries.map((entry) => ({ ...entry.edge, node: entry.node, cursor: () => cursor(entry) })),
    nodes: page.entries.map((entry) => entry.node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: behind,
      startCursor: () => cursor(page.entries[0]),
      endCursor: () => cursor(page.entries.at(-1)),
    },
    totalCount: page.totalCount,
  };
}
