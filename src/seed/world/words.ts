/** Texts as names and wordings are compared: artefacts of scraping, script, case and width do not count. */
import { normalise } from '../../evidence/normalise.js';
import { datedName } from '../../names/dated-name.js';
import { fold } from '../../names/fold.js';
import type { Property } from '../../ontology/model.js';
import type { Thing } from './thing.js';

const folded = new Map<string, string>();

/** Kept, since many facts quote one line. */
export function comparable(text: string): string {
  const before = folded.get(text);
  if (before !== undefined) return before;
  const result = fold(normalise(text).text);
  folded.set(text, result);
  return result;
}

/** All names of an entity, as given, without the time for which they were borne. */
export const namesOf = (thing: Thing): string[] =>
  nameProperties(thing).flatMap((property) => {
    const { texts } = thing.texts(property.name);
    return property.dated ? texts.map((given) => datedName(given).text) : texts;
  });

/** Whether an entity may have other names than the text shows. */
export const mayHaveOtherNames = (thing: Thing): boolean =>
  nameProperties(thing).some(({ name }) => thing.texts(name).open);

const nameProperties = ({ type }: Thing): Property[] =>
  [...type.properties.values()].filter(({ isName }) => isName);
