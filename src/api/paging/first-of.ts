/** Lists without pages: they give the first entries, and a count of all stands beside them. */
import { pageSize, type PageArguments } from '../arguments.js';

export type FirstArguments = Pick<PageArguments, 'first'>;

/** @throws PactgraphError BAD_USER_INPUT when `first` is not from 1 to 100 */
export const firstOf = <T>(all: readonly T[], args: FirstArguments): readonly T[] =>
  all.slice(0, pageSize(args));
