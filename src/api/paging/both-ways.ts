/** Lists are read from both ends: `first` and `after`, or `last` and `before`. */
import { pageSize, type PageArguments } from '../arguments.js';
import { badInput } from '../bad-input.js';
import { decodeCursor, type Cursor } from './cursor.js';
import type { ListKey } from './list-key.js';

/** The part of a list that a page is. */
export interface Span {
  /** How many at most. */
  readonly size: number;
  /** From the end: the last entries instead of the first. */
  readonly backwards: boolean;
  /** The entry that the page lies behind, or before when it is read backwards. */
  readonly from: Cursor | undefined;
}

export const isBackwards = ({ last }: PageArguments): boolean => typeof last === 'number';

/**
 * @param keys how many sort keys it has
 * @throws PactgraphError BAD_USER_INPUT for both directions at once, a wrong size or a cursor of another list
 */
export function spanOf(args: PageArguments, list: ListKey, keys: number): Span {
  const { first, after, before } = args;
  const backwards = isBackwards(args);
  if (backwards && typeof first === 'number') throw badInput('last', 'give `first` or `last`, not both.');
  const other = backwards ? 'after' : 'before';
  if (typeof args[other] === 'string')
    throw badInput(
      other,
      `goes with \`${backwards ? 'first' : 'last'}\`, not with \`${backwards ? 'last' : 'first'}\`.`,
    );
  const [name, cursor] = backwards ? (['before', before] as const) : (['after', after] as const);
  return {
    size: pageSize(args),
    backwards,
    from: typeof cursor === 'string' ? decodeCursor(list, keys, cursor, name) : undefined,
  };
}

/** `hasNextPage` and `hasPreviousPage`: on the side that the page was not read to, only a cursor tells. */
export const pageEnds = ({ backwards, from }: Span, hasMore: boolean) => ({
  hasNextPage: backwards ? from !== undefined : hasMore,
  hasPreviousPage: backwards ? hasMore : from !== undefined,
});
