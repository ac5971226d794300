/** Wrong arguments: the error names the argument's path, and fails only the field that has it. */
import { PactgraphError } from '../errors.js';

export const badInput = (argument: string, message: string, hint?: string): PactgraphError =>
  new PactgraphError('BAD_USER_INPUT', `${argument}: ${message}`, {
    details: { argument },
    ...(hint === undefined ? {} : { hint }),
  });
