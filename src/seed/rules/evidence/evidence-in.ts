/** The evidence that a seed gives. */
import { isRemoved, madeIn, type SeedContext } from '../../world/seed-context.js';
import type { Mention, Thing } from '../../world/thing.js';

export function* evidenceIn(seed: SeedContext): Generator<{ thing: Thing; by: Mention }> {
  for (const made of madeIn(seed)) {
    if (made.thing.type.name === 'Evidence' && !isRemoved(made.thing)) yield made;
  }
}
