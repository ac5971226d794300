/** Wrong arguments: said with the argument's path, answered for the one field that has them. */
import { PactgraphError } from '../errors.js';

export const badInput = (argument: string, message: string, hint?: string): PactgraphError =>
  new PactgraphError('BAD_USER_INPUT', `${argument}: ${message}`, {
    details: { argument },
    ...(hint === undefined ? {} : { hint }),
  });
