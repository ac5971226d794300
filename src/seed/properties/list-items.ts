/** Lists that grow: which entries of two are one. */
import type { Property } from '../../ontology/model.js';
import { uriKey } from '../../text/uri.js';

/** What an entry of a list is told apart by: of URIs, what names the same thing; of everything else, the text. */
export const keyOfItem = (property: Pick<Property, 'form'> | undefined, item: string): string =>
  property?.form === 'URI' ? uriKey(item) : item;

/** Each entry once, as it is written first. */
export function united(property: Pick<Property, 'form'> | undefined, items: readonly string[]): string[] {
  if (property?.form !== 'URI') return [...new Set(items)];
  const seen = new Map<string, string>();
  for (const item of items) {
    const key = keyOfItem(property, item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}
