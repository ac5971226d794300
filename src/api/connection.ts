/** A page of any list in the form the contract gives connections. */
import type { Page, Position } from '../loaders/request.js';
import type { RequestContext } from './context.js';
import { cursorsOf, type Cursor } from './cursor.js';
import type { ListKey } from './list-key.js';

interface ListPage<Entry> {
  readonly entries: readonly Entry[];
  readonly hasNextPage: boolean;
  readonly totalCount: number | undefined;
}

interface ListOf<Entry> {
  /** What its cursors belong to. */
  readonly list: ListKey;
  /** The cursor of the request: the list then has entries before the page. */
  readonly after: Cursor | undefined;
  readonly node: (entry: Entry) => unknown;
  /** The fields of the edge itself. */
  readonly edge: (entry: Entry) => object | undefined;
}

export function toConnection<Entry extends { readonly position: Position }>(
  { entries, hasNextPage, totalCount }: ListPage<Entry>,
  { list, after, node, edge }: ListOf<Entry>,
  { revision, today }: Pick<RequestContext, 'revision' | 'today'>,
) {
  const encode = cursorsOf(list);
  const cursor = (entry: Entry | undefined) =>
    entry ? encode(entry.position, { revision: revision() ?? 0, day: after?.day ?? today }) : null;
  return {
    edges: entries.map((entry) => ({
      ...edge(entry),
      node: () => node(entry),
      cursor: () => cursor(entry),
    })),
    nodes: () => entries.map(node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after !== undefined,
      startCursor: () => cursor(entries[0]),
      endCursor: () => cursor(entries.at(-1)),
    },
    totalCount,
  };
}

/** A page as the loaders give it. */
export const loadedConnection = (
  page: Page,
  list: ListKey,
  after: Cursor | undefined,
  context: Pick<RequestContext, 'revision' | 'today'>,
) => toConnection(page, { list, after, node: ({ node }) => node, edge: ({ edge }) => edge }, context);
