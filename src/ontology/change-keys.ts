/**
 * What the ledger notes the last change of: the keys under which a load says what it changed, and lists say what they read.
 * There are no more of them than the ontology has types and properties.
 */

/** @param of a label or a relationship type */
export const addedKey = (of: string): string => `${of} +`;
export const removedKey = (of: string): string => `${of} -`;

/** The passages that state an element or a property of it all count as its `evidence`. */
export const propertyKey = (of: string, property: string): string => `${of}.${property}`;

/** Which entities with a label are one body. */
export const identityKey = (label: string): string => `${label} identity`;

/** Which properties of facts of any type are disputed: a claim names the fact, not its type. */
export const disputedFacts = 'facts.disputed';

/** All that happened up to a revision, in a ledger of a version that noted less. */
export const everything = '*';

/** Revision of the last change, by key. */
export type LastChanges = ReadonlyMap<string, number>;

export const noChanges: LastChanges = new Map();

/**
 * As the ledger keeps it, in two lists.
 * @param keys null in a ledger of a version that did not note them: anything may have changed up to its revision
 */
export const lastChanges = (
  revision: number,
  keys: readonly string[] | null | undefined,
  revisions: readonly number[] | null | undefined,
): LastChanges =>
  !keys || !revisions
    ? new Map([[everything, revision]])
    : new Map(keys.map((key, index) => [key, revisions[index] ?? revision]));

/** Which of these were changed behind a revision. */
export const changedSince = (changes: LastChanges, keys: readonly string[], revision: number): string[] =>
  keys.filter((key) => (changes.get(key) ?? 0) > revision);

/** A key in words, as the beginning of a sentence: `facts of type PARTY_TO were added`. */
export function describeKey(key: string, isRelationship: (type: string) => boolean): string {
  if (key === everything) return 'seeds were loaded by an earlier version';
  if (key === disputedFacts) return 'what is disputed of facts changed';
  const [of = '', property] = key.split(/[ .]/);
  const what = isRelationship(of) ? `facts of type ${of}` : `nodes of type ${of}`;
  if (key === addedKey(of)) return `${what} were added`;
  if (key === removedKey(of)) return `${what} were removed, or came back with an undo`;
  return key === identityKey(of)
    ? `which ${what} are one changed`
    : `\`${property ?? ''}\` of ${what} was changed`;
}
