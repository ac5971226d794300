/** Characters that a terminal obeys, or that make a text look like another one. */

/**
 * Embeddings, overrides and isolates, with their ends, and the Arabic letter mark: what stands between is shown in another
 * order. The marks LRM and RLM only help a text that is written in both directions.
 */
export const bidirectional = String.raw`\u061c\u202a-\u202e\u2066-\u2069`;

/** `U+202E`. */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
