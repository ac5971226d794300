/** How large the conditions of one `where` may be, after coercion: literals and variables count alike. */
import type { Value } from '../../graph/values.js';
import { tooComplex, type Limit } from './too-complex.js';

/** The server's parser drops the connection at some 90 levels. */
const depth: Limit = {
  limit: 16,
  what: 'levels of conditions in one `where`',
  hint: 'Write AND, OR and NOT flatter.',
};
const comparisons: Limit = {
  limit: 200,
  what: 'comparisons in one `where`',
  hint: 'Use `in` for many values of one field, or ask in several operations.',
};
const values: Limit = {
  limit: 1_000,
  what: 'values in one `where`',
  hint: 'Ask in several operations.',
};

export const conditionLimits: readonly Limit[] = [depth, comparisons, values];

/** The form that all conditions have, whatever they compare. */
export type Sized =
  | { readonly all: readonly Sized[] }
  | { readonly any: readonly Sized[] }
  | { readonly not: Sized }
  | { readonly related: Sized }
  | { readonly value: Value };

/**
 * Returns the condition itself when it is within the limits.
 * @throws PactgraphError OPERATION_TOO_COMPLEX
 */
export function bounded<C extends Sized>(condition: C): C {
  const found = measure(condition);
  for (const [limit, size] of [
    [depth, found.depth],
    [comparisons, found.comparisons],
    [values, found.values],
  ] as const)
    if (size > limit.limit) throw tooComplex(limit, size);
  return condition;
}

interface Measured {
  readonly depth: number;
  readonly comparisons: number;
  readonly values: number;
}

function measure(condition: Sized): Measured {
  if ('not' in condition) return deeper([condition.not]);
  if ('related' in condition) return deeper([condition.related]);
  if ('all' in condition) return deeper(condition.all);
  if ('any' in condition) return deeper(condition.any);
  return { depth: 0, comparisons: 1, values: Array.isArray(condition.value) ? condition.value.length : 1 };
}

function deeper(parts: readonly Sized[]): Measured {
  let [most, count, all] = [0, 0, 0];
  for (const part of parts) {
    const inner = measure(part);
    most = Math.max(most, inner.depth);
    count += inner.comparisons;
    all += inner.values;
  }
  return { depth: most + 1, comparisons: count, values: all };
}
