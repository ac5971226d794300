/** What rules know of a seed: all that it says, and all that the seeds before it said. */
import type { Ontology } from '../../ontology/model.js';
import type { SeedHeader } from '../model.js';
import type { Mention, Thing } from './thing.js';
import type { World } from './world.js';

export interface SeedContext {
  readonly ontology: Ontology;
  readonly number: number;
  readonly header: SeedHeader;
  /** The things that the seed names, in order, with all that it and the seeds before it say of each. */
  readonly things: readonly Thing[];
  readonly world: World;
}

/** Things that the seed makes, or merges again, each with the last mention that does so. */
export function* madeIn({ things, number }: SeedContext): Generator<{ thing: Thing; by: Mention }> {
  for (const thing of things) {
    const by = thing.made.filter(({ seed }) => seed === number).at(-1);
    if (by) yield { thing, by };
  }
}

/** Whether the seed removes it: a removed thing lacks nothing. */
export const isRemoved = (thing: Thing): boolean => thing.mentions.at(-1)?.element.deleted === true;
