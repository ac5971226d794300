/** Lists that are read from both ends: `first` and `after`, or `last` and `before`. */
import { pageSize, type PageArguments } from './arguments.js';
import { badInput } from './bad-input.js';
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

/** `hasNextPage` and `hasPreviousPage`: on the side that the page was not read to, only a cursor tells. */
export const pageEnds = ({ backwards, from }: Span, hasMore: boolean) => ({
  hasNextPage: backwards ? from !== undefined : hasMore,
  hasPreviousPage: backwards ? hasMore : from !== undefined,
});
