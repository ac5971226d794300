/** Required properties that nothing gives: shared by missing-name and missing-property. */
import { didYouMean } from '../../../did-you-mean.js';
import type { Property } from '../../../ontology/model.js';
import { madeIn, isRemoved, type SeedContext } from '../../world/seed-context.js';
import type { Mention, Thing } from '../../world/thing.js';
import { nameOf } from '../../world/world.js';

export interface Missing {
  readonly thing: Thing;
  readonly property: Property;
  readonly by: Mention;
}

/** What is told by a rule of its own: the proof of entities and facts, and where evidence is from. */
const elsewhere = ['evidence', 'source'];

export function* missingProperties(seed: SeedContext): Generator<Missing> {
  for (const { thing, by } of madeIn(seed)) {
    // What the loader writes is given by a source file.
    if (isRemoved(thing) || thing.type.name === 'Source') continue;
    for (const property of thing.type.properties.values()) {
      if (!property.required || property.derived || elsewhere.includes(property.name)) continue;
      if (lacks(seed, thing, property.name)) yield { thing, property, by };
    }
  }
}

/** Whether something has no such property, as far as the seeds tell, and it was not meant by a name with a slip in it. */
export function lacks({ world }: SeedContext, thing: Thing, property: string): boolean {
  const type = nameOf(thing.type);
  if (thing.has(property) || world.isUnread(thing)) return false;
  // Rows may give what no statement does, but not to what a statement gives a blank.
  const last = thing.last(property);
  if (last !== undefined && last !== 'UNKNOWN') return true;
  if (world.mayInclude(type, property) || (!thing.isKnown && world.isGiven(type, property))) return false;
  const known = [...thing.type.properties.keys()];
  const given = thing.mentions.flatMap(({ element }) => element.properties.map(({ name }) => name));
  return !given.some((name) => !known.includes(name) && didYouMean(name, known).includes(`"${property}"`));
}
