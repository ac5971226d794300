/** Lists that are read from both ends: `first` and `after`, or `last` and `before`. */
import type { FactPosition } from '../questions/facts/request.js';
import { pageSize, type PageArguments } from './arguments.js';
import { badInput } from './bad-input.js';
import { decodeCursor } from './cursor.js';

export interface BothWays extends PageArguments {
  readonly last?: number | null;
  readonly before?: string | null;
}

export interface Span {
  readonly size: number;
  readonly backwards: boolean;
  readonly from: FactPosition | undefined;
}

/**
 * @param signature names the list in its cursors
 * @param keys how many sort keys it has
 * @throws PactgraphError BAD_USER_INPUT for both directions at once, a wrong size or a cursor of another list
 */
export function spanOf(args: BothWays, signature: string, keys: number): Span {
  const { first, after, last, before } = args;
  const backwards = typeof last === 'number';
  const [name, other] = backwards ? (['last', 'after'] as const) : (['first', 'before'] as const);
  if (backwards && typeof first === 'number') throw badInput('last', 'give `first` or `last`, not both.');
  if (typeof args[other] === 'string')
    throw badInput(other, `goes with \`${backwards ? 'first' : 'last'}\`, not with \`${name}\`.`);
  const cursor = backwards ? before : after;
  const from = typeof cursor === 'string' ? decodeCursor(signature, keys, cursor) : undefined;
  return {
    size: backwards ? pageSize({ first: last }, 'last') : pageSize(args),
    backwards,
    from: from && { keys: from.keys, id: from.id },
  };
}

/** `hasNextPage` and `hasPreviousPage`: on the side that the page was not read to, only a cursor tells. */
export const pageEnds = ({ backwards, from }: Span, hasMore: boolean) => ({
  hasNextPage: backwards ? from !== undefined : hasMore,
  hasPreviousPage: backwards ? hasMore : from !== undefined,
});
