/** What counting the entries of a list costs: each is looked at, and so is what keys follow from it. */
import type { GraphQLField } from 'graphql';
import { pageSizeAsked, type Arguments } from './size.js';
import { bucketsOfType, followed, unknownSize, weights } from './weights.js';

interface CountingPrice {
  /** In hundredths, without the groups themselves. */
  readonly each: number;
  /** Groups or buckets that it holds. */
  readonly objects: number;
}

/** Names of keys that lead from an entry to several values. */
const severalKey = 'pactgraphSeveral';

/** @param names keys that lead from an entry to several values */
export function setSeveral(field: GraphQLField<unknown, unknown>, names: readonly string[]): void {
  field.extensions = { ...field.extensions, [severalKey]: new Set(names) };
}

/**
 * @param candidates entries of the list before its conditions
 * @returns undefined for a field that counts nothing
 */
export function countingOf(
  field: GraphQLField<unknown, unknown>,
  args: Arguments,
  candidates: number,
): CountingPrice | undefined {
  const several = field.extensions[severalKey];
  if (!(several instanceof Set)) return undefined;
  const keys = Array.isArray(args.by) ? (args.by as readonly unknown[]) : [];
  const rows = keys.reduce<number>(
    (all, key) => all * (several.has(key) ? followed.fromEach : 1),
    candidates,
  );
  const each = rows * weights.row;
  if (field.name === 'groupCount') return { each: each + weights.count, objects: 0 };
  if (field.name === 'groups') return { each, objects: pageSizeAsked(args) };
  return { each, objects: candidates === followed.ofType ? bucketsOfType : unknownSize };
}
