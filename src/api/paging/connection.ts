/** A page of any list in the form the contract gives connections. */
import type { Page } from '../../loaders/request.js';
import { pageEnds, type Span } from './both-ways.js';
import type { RequestContext } from '../context.js';
import { cursorsOf, type Place } from './cursor.js';
import { checkUnchanged } from './expired.js';
import type { ListKey } from './list-key.js';

interface ListPage<Entry> {
  /** In the order of the list, also where it was read backwards. */
  readonly entries: readonly Entry[];
  /** Whether there is more in the direction in which it was read. */
  readonly hasMore: boolean;
  readonly totalCount: number | undefined;
}

/** The list that a page is of, and which part of it. */
export interface Walk {
  /** What its cursors belong to. */
  readonly list: ListKey;
  readonly span: Span;
  /**
   * Keys of what it reads to know its entries and their order: a change of any of it ends a walk. Without, the list only
   * ever grows at its end.
   */
  readonly reads?: () => readonly string[];
}

interface ListOf<Entry> extends Walk {
  readonly node: (entry: Entry) => unknown;
  /** The fields of the edge itself. */
  readonly edge: (entry: Entry) => object | undefined;
}

type ConnectionContext = Pick<RequestContext, 'revision' | 'today' | 'changes' | 'ontology'>;

export function toConnection<Entry extends { readonly position: Place }>(
  { entries, hasMore, totalCount }: ListPage<Entry>,
  { list, span, reads, node, edge }: ListOf<Entry>,
  context: ConnectionContext,
) {
  checkUnchanged(span, reads, context);
  const { revision, today } = context;
  const encode = cursorsOf(list);
  const stamp = () => ({
    revision: (reads && span.from?.revision) ?? revision() ?? 0,
    day: span.from?.day ?? today,
  });
  const cursor = (entry: Entry | undefined) => (entry ? encode(entry.position, stamp()) : null);
  return {
    edges: () =>
      entries.map((entry) => ({
        ...edge(entry),
        node: () => node(entry),
        cursor: () => cursor(entry),
      })),
    nodes: () => entries.map(node),
    pageInfo: {
      ...pageEnds(span, hasMore),
      startCursor: () => cursor(entries[0]),
      endCursor: () => cursor(entries.at(-1)),
    },
    totalCount,
  };
}

/** A page as the loaders give it. */
export const loadedConnection = (page: Page, walk: Walk, context: ConnectionContext) =>
  toConnection(page, { ...walk, node: ({ node }) => node, edge: ({ edge }) => edge }, context);

/** Of a list of which no entry and no length is wanted. */
export const emptyPage: Page = { entries: [], hasMore: false, totalCount: undefined };
