/** What all limits of an operation's size share: the rule around them and their message. */
import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import { PactgraphError } from '../../errors.js';
import { sizes, type Size } from './measure.js';

export type LimitRule = (context: ValidationContext) => ASTVisitor;

export interface Limit {
  readonly limit: number;
  /** e.g. `aliases` */
  readonly what: string;
  readonly hint: string;
}

/** Exact figures of fragment bombs have hundreds of digits and help nobody. */
const shown = (found: number): string => (found > 1_000_000 ? 'over 1000000' : String(found));

export const tooComplex = ({ limit, what, hint }: Limit, found: number): PactgraphError =>
  new PactgraphError(
    'OPERATION_TOO_COMPLEX',
    `The operation has ${shown(found)} ${what}; at most ${limit} are allowed.`,
    { hint, details: { limit, found: Math.min(found, Number.MAX_SAFE_INTEGER) } },
  );

/** A validation rule that reports each operation over the limit, once. */
export function limitRule(limit: Limit, measure: (size: Size) => number): LimitRule {
  return (context) => ({
    Document(document) {
      for (const [operation, size] of sizes(document)) {
        const found = measure(size);
        if (found <= limit.limit) continue;
        const error = tooComplex(limit, found);
        context.reportError(new GraphQLError(error.message, { nodes: operation, originalError: error }));
      }
      // All is counted by now: this rule needs no further walk.
      return false;
    },
  });
}
