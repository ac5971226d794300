/** Guards the public contract: what clients rely on does not go without a word in the changelog. */
import { DiffRule, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, lexicographicSortSchema, parse, print, printSchema, visit } from 'graphql';

/** The contract without its texts, in an order that says nothing: what `schema/frozen.graphql` holds. */
export const bare = (schema) =>
  print(
    visit(parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true }), {
      enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
    }),
  );

/** A default value that changes breaks no document, yet answers other than before. */
const changesAnswers = new Set(['FIELD_ARGUMENT_DEFAULT_CHANGED', 'INPUT_FIELD_DEFAULT_VALUE_CHANGED']);

/**
 * @param {string} frozen the contract that clients know, as SDL
 * @param {string} current the contract as it is now, as SDL
 * @param {string} changelog CHANGELOG.md
 * @returns {Promise<{path: string, message: string}[]>} what breaks documents of clients, and whose path is not named in backticks under
 * "### Breaking" of the unreleased changes
 */
export async function untoldBreaks(frozen, current, changelog) {
  const changes = await diff(buildSchema(frozen), buildSchema(current), [DiffRule.ignoreDescriptionChanges]);
  const told = breaking(changelog);
  return changes
    .filter(
      ({ criticality, type }) => criticality.level === CriticalityLevel.Breaking || changesAnswers.has(type),
    )
    .map(({ path, message }) => ({ path: path ?? '', message }))
    .filter(({ path }) => !told.includes(`\`${path}\``));
}

function breaking(changelog) {
  const unreleased = changelog.split(/^## /m).find((part) => part.startsWith('Unreleased')) ?? '';
  return unreleased.split(/^### /m).find((part) => part.startsWith('Breaking')) ?? '';
}
