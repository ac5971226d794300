/** The term of a fact: what tells several periods of it apart. '' where it has none. */
import type { NodeType, RelationshipType } from '../../ontology/model.js';

/** `, term "2010"`, behind what a fact is called otherwise. */
export const calledTerm = (term: unknown): string =>
  typeof term === 'string' && term !== '' ? `, term "${term}"` : '';

/** What to do, beside all else, where one fact is given two values; nothing for types that hold once. */
export const orAnotherPeriod = (type: NodeType | RelationshipType | undefined): string =>
  type && 'term' in type && type.term !== undefined
    ? ` If it is another period of the same fact, give it a term in the pattern: {${type.term}: '…'}.`
    : '';

/**
 * The pattern that means one period of a fact, and what else may be meant.
 * @param key its values, in the order of the type's key
 */
export function howToName(
  { type, key: names, term: last }: RelationshipType,
  key: readonly string[],
  term: string,
): string {
  const entries = names.map(
    (name, index) => `${name}: ${literal(name === last ? term : (key[index] ?? ''))}`,
  );
  return `Write -[r:${type} {${entries.join(', ')}}]-> for that one, another term for another period, or ${last ?? 'term'}: '' for the one without.`;
}

const literal = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
