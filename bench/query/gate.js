/** The equality gate: what is not answered equally is not compared. */
import { isDeepStrictEqual } from 'node:util';

/**
 * Asks every participant every question about a sample of its variables.
 * @param participants the first is the measure
 * @throws Error with the first difference
 */
export async function checkEqual(participants, questions, variables, sample) {
  const [measure, ...others] = participants;
  for (const question of questions)
    for (const one of spreadOut(variables[question.name], sample)) {
      const expected = await measure.answer(question, one);
      for (const other of others) {
        const given = await other.answer(question, one);
        if (isDeepStrictEqual(given, expected)) continue;
        const [at, is, was] = firstDifference(given, expected);
        throw new Error(
          `${question.name} of ${JSON.stringify(one)}: at ${at || 'the top'}\n  ${measure.name}: ${shown(was)}\n  ${other.name}: ${shown(is)}`,
        );
      }
    }
}

/** As many as wanted, from the whole list. */
const spreadOut = (items, count) =>
  items.length <= count
    ? items
    : Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]);

/** @returns where the two differ first, and what stands there */
function firstDifference(a, b, at = '') {
  const isNested = (value) => typeof value === 'object' && value !== null;
  if (!isNested(a) || !isNested(b)) return [at, a, b];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
    if (!isDeepStrictEqual(a[key], b[key])) return firstDifference(a[key], b[key], `${at}.${key}`);
  return [at, a, b];
}

const shown = (value) => (JSON.stringify(value) ?? 'nothing').slice(0, 500);
