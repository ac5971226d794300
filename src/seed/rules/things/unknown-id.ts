import { didYouMean } from '../../../did-you-mean.js';
import { nodeTypeOfId } from '../../../ontology/model.js';
import type { SeedContext } from '../../world/seed-context.js';
import type { Thing } from '../../world/thing.js';
import { referencesIn } from './references.js';
import type { Finding, SeedRule } from '../rule.js';

export const unknownId: SeedRule = {
  id: 'unknown-id',
  title: 'Ids that are matched or named exist',
  reason: 'A MATCH of an id with a slip in it finds nothing, and then the statement writes nothing.',
  wrong: `MATCH (o:Organisation {id: 'org/hkcp'})
SET o.note = 'Seen at the forum.';`,
  right: `MATCH (o:Organisation {id: 'org/hkpc'})
SET o.note = 'Seen at the forum.';`,
  *checkSeed(seed) {
    let left = mostSuggestions;
    const near: Near = (type, id) => (left-- > 0 ? nearest(seed, type, id) : '');
    for (const thing of seed.things) yield* unmatched(seed, thing, near);
    for (const { property, id, at, target } of referencesIn(seed)) {
      if (target === undefined || isThere(seed, target, id)) continue;
      yield {
        message: `${property}: there is no ${target} ${id}, in this seed or an earlier one.${near(target, id)}`,
        hint:
          target === 'Source'
            ? 'Name its file in the header, as in //! source: sources/article.txt.'
            : `MERGE it in this seed${target === 'Evidence' ? ', with its source and quote' : ''}.`,
        at,
      };
    }
  },
};

/** ` Did you mean "…"?`, or nothing. */
type Near = (type: string, id: string) => string;

/** Each is compared with every id there is. */
const mostSuggestions = 100;

function* unmatched(seed: SeedContext, thing: Thing, near: Near): Generator<Finding> {
  if (!thing.isNode || !thing.isKnown) return;
  for (const { element, statement } of thing.in(seed.number)) {
    if (element.clause !== 'MATCH' || !element.id) continue;
    // What an OPTIONAL MATCH looks for may be missing, but not what it writes to.
    if (element.maybe && element.properties.length === 0 && !element.deleted) continue;
    if (isThere(seed, thing.type.name, thing.called, statement)) continue;
    const later = thing.made.length > 0;
    const nothing = element.among ? 'the statement writes nothing for it' : 'the statement writes nothing';
    yield {
      message: later
        ? `A later statement merges ${thing.called}: this MATCH finds nothing, and ${nothing}.`
        : `There is no ${thing.type.name} ${thing.called}, in this seed or an earlier one: ${nothing}.${near(thing.type.name, thing.called)}`,
      hint: later
        ? 'Move this statement behind the one that merges it.'
        : 'MERGE an entity before the facts that lead to it.',
      at: element.id,
    };
  }
}

/** @param before statement of this seed up to which it must be made; without, anywhere in the seed will do */
function isThere({ world, number }: SeedContext, type: string, id: string, before = Infinity): boolean {
  if (world.unread.has(id) || world.mayInclude(type)) return true;
  if (type === 'Source') return world.sources.has(id) || world.lacksSources;
  const thing = world.nodes.get(id);
  if (!thing) return false;
  const until = thing.mentions.filter(
    ({ seed, statement, element }) =>
      seed < number || statement < before || (statement === before && !element.deleted),
  );
  const last = until.findLast(({ element }) => element.clause !== 'MATCH' || element.deleted);
  return last !== undefined && last.element.deleted !== true;
}

function nearest({ world, ontology }: SeedContext, type: string, id: string): string {
  const known = type === 'Source' ? [...world.sources.keys()] : [];
  for (const [other, thing] of world.nodes) {
    if (thing.made.length > 0 && (nodeTypeOfId(ontology, other)?.name ?? 'Evidence') === type)
      known.push(other);
  }
  return didYouMean(id, known);
}
