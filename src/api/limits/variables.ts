import { tooComplex, type Limit } from './too-complex.js';

export const variableLevels: Limit = {
  limit: 32,
  what: 'levels in its variables',
  hint: 'Write filters flat: AND and OR take lists.',
};

/**
 * Variables have at most 32 levels: coercion calls itself per level, so that a filter of 20,000 nested ANDs in a body
 * of 256 kB would exhaust the stack.
 * @throws PactgraphError OPERATION_TOO_COMPLEX
 */
export function checkVariables(variables: unknown): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > variableLevels.limit) throw tooComplex(variableLevels, depth);
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value as Record<string, unknown>) : [],
    );
  }
}
