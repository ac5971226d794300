/** Names that were borne for a time: `Old name | 1998/2004`. */

export interface DatedName {
  readonly text: string;
  /** EDTF; null where none is given. */
  readonly period: string | null;
}

const bar = ' | ';

/** What stands behind the last bar with blanks around it is the period; whether it is one is not looked at. */
export function datedName(given: string): DatedName {
  const at = given.lastIndexOf(bar);
  return at < 0
    ? { text: given, period: null }
    : { text: given.slice(0, at).trimEnd(), period: given.slice(at + bar.length).trim() };
}
