/** Lists that are read from both ends: `first` and `after`, or `last` and `before`. */
import type { FactPosition } from '../questions/facts/request.js';
import { pageSize, type PageArguments } from './arguments.js';
import { badInput } from './bad-input.js';
import { toConnection } from './connection.js';
import type { RequestContext } from './context.js';
import { decodeCursor, type Cursor } from './cursor.js';
import type { ListKey } from './list-key.js';

export interface BothWays extends PageArguments {
  readonly last?: number | null;
  readonly before?: string | null;
}

export interface Span {
  readonly size: number;
  readonly backwards: boolean;
  /** The entry that the page lies behind, or before when it is read backwards. */
  readonly from: Cursor | undefined;
}

/**
 * @param keys how many sort keys it has
 * @throws PactgraphError BAD_USER_INPUT for both directions at once, a wrong size or a cursor of another list
 */
export function spanOf(args: BothWays, list: ListKey, keys: number): Span {
  const { first, after, last, before } = args;
  const backwards = typeof last === 'number';
  const [name, other] = backwards ? (['last', 'after'] as const) : (['first', 'before'] as const);
  if (backwards && typeof first === 'number') throw badInput('last', 'give `first` or `last`, not both.');
  if (typeof args[other] === 'string')
    throw badInput(other, `goes with \`${backwards ? 'first' : 'last'}\`, not with \`${name}\`.`);
  const cursor = backwards ? before : after;
  return {
    size: backwards ? pageSize({ first: last }, 'last') : pageSize(args),
    backwards,
    from: typeof cursor === 'string' ? decodeCursor(list, keys, cursor) : undefined,
  };
}

/** A page of a list that is read from both ends, in the form the contract gives connections. */
export const spanConnection = <Entry extends { readonly position: FactPosition }>(
  page: {
    readonly entries: readonly Entry[];
    readonly hasMore: boolean;
    readonly totalCount: number | undefined;
  },
  span: Span,
  { list, node, edge }: SpanOf<Entry>,
  context: Pick<RequestContext, 'revision' | 'today'>,
) =>
  toConnection(
    {
      entries: page.entries.map((entry) => ({ ...entry, position: { ...entry.position, factId: null } })),
      ...pageEnds(span, page.hasMore),
      totalCount: page.totalCount,
    },
    { list, after: span.from, node, edge },
    context,
  );

interface SpanOf<Entry> {
  readonly list: ListKey;
  readonly node: (entry: Entry) => unknown;
  readonly edge: (entry: Entry) => object | undefined;
}

/** `hasNextPage` and `hasPreviousPage`: on the side that the page was not read to, only a cursor tells. */
const pageEnds = ({ backwards, from }: Span, hasMore: boolean) => ({
  hasNextPage: backwards ? from !== undefined : hasMore,
  hasPreviousPage: backwards ? hasMore : from !== undefined,
});
