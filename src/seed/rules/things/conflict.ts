import type { SeedContext } from '../../world/seed-context.js';
import { textOf } from '../../statement/given.js';
import type { GivenProperty, Thing } from '../../world/thing.js';
import { howToSettle, mayBeClaimed } from '../../properties/claimable.js';
import { describeProof } from '../../properties/proof.js';
import { grows } from '../../properties/property-roles.js';
import { orAnotherPeriod } from '../../properties/terms.js';
import { isSame, show } from './same-value.js';
import type { SeedRule } from '../rule.js';

export const conflict: SeedRule = {
  id: 'conflict',
  title: 'What an earlier seed stated is not replaced unseen',
  reason:
    'Two sources may differ; which is right is for their author to say, not for the order of the files.',
  wrong: `MERGE (o:Organisation {id: 'org/hkpc'})
SET o.kind = 'COMPANY', o.evidence = ['jinggang/signing'];`,
  right: `//! on-conflict: keep-both
MERGE (o:Organisation {id: 'org/hkpc'})
SET o.kind = 'COMPANY', o.evidence = ['jinggang/signing'];`,
  *checkSeed(seed) {
    const { number, header, things } = seed;
    for (const thing of things) {
      if (!thing.isKnown || thing.wasDeleted) continue;
      if (header.onConflict === 'keep-both' && mayBeClaimed(thing.type)) continue;
      const names = new Set(thing.in(number).flatMap(({ element }) => element.properties.map((p) => p.name)));
      for (const name of names) {
        const [stored, given] = sides(thing, name, number);
        if (!stored || !given || grows(thing.type, name)) continue;
        if (isSame(stored.value, given.value) !== false) continue;
        if (header.corrects.includes(stored.mention.seed)) continue;
        yield {
          message:
            `${thing.called}: ${name} is ${show(stored.value)} already, in ${stored.mention.file}${cite(seed, name, stored)}, ` +
            `and this statement gives ${show(given.value)}${cite(seed, name, given)}.`,
          hint: `${howToSettle(thing.type)}${orAnotherPeriod(thing.type)}`,
          at: given.value,
        };
      }
    }
  },
};

/** The value of earlier seeds, and the one that this seed ends with; none that rests on a condition. */
function sides(thing: Thing, name: string, number: number): [GivenProperty?, GivenProperty?] {
  const all = thing.all(name);
  const before = all.filter(({ mention }) => mention.seed < number);
  const here = all.filter(({ mention }) => mention.seed === number);
  if (before.some(({ maybe }) => maybe)) return [];
  return [before.at(-1), here.filter(({ maybe }) => !maybe).at(-1)];
}

/** ` (jinggang/signing: “…”)`: what proves the value, in the statement that gives it. */
function cite({ world }: SeedContext, name: string, { mention }: GivenProperty): string {
  const { properties } = mention.element;
  const own =
    properties.find((p) => p.name === `${name}Evidence`) ?? properties.find((p) => p.name === 'evidence');
  const items = own && 'items' in own.value ? own.value.items : [];
  const proofs = items.flatMap((item) => {
    const id = textOf(item);
    if (id === undefined) return [];
    const text = (property: string): string => {
      const last = world.nodes.get(id)?.last(property);
      return last && last !== 'UNKNOWN' ? String(last.value) : '';
    };
    return [describeProof({ id, quote: text('quote'), locator: text('locator') })];
  });
  return proofs.length === 0 ? '' : ` (${proofs.join('; ')})`;
}
