import type { SeedContext } from '../../world/seed-context.js';
import type { GivenProperty, Thing } from '../../world/thing.js';
import { grows } from '../../properties/property-roles.js';
import { isSame, show } from './same-value.js';
import type { Finding, SeedRule } from '../rule.js';

export const reusedId: SeedRule = {
  id: 'reused-id',
  title: 'An id is given to one thing',
  reason:
    'Two things under one id become one, with the names and facts of both; the last value given wins unseen.',
  wrong: `MERGE (o:Organisation {id: 'org/uisee'})
SET o.name = '馭勢科技', o.kind = 'COMPANY', o.evidence = ['jinggang/signing'];
MERGE (o:Organisation {id: 'org/uisee'})
SET o.name = '云跡科技', o.kind = 'COMPANY', o.evidence = ['jinggang/signing'];`,
  right: `MERGE (o:Organisation {id: 'org/uisee'})
SET o.name = '馭勢科技', o.kind = 'COMPANY', o.evidence = ['jinggang/signing'];
MERGE (o:Organisation {id: 'org/yunji'})
SET o.name = '云跡科技', o.kind = 'COMPANY', o.evidence = ['jinggang/signing'];`,
  *checkSeed(seed) {
    for (const thing of seed.things) {
      if (!thing.isNode || !thing.isKnown) continue;
      yield* twoTypes(seed, thing);
      yield* twoValues(seed, thing);
    }
  },
};

function* twoTypes({ number }: SeedContext, thing: Thing): Generator<Finding> {
  const [first, ...others] = thing.made;
  if (!first) return;
  for (const { element, seed } of others) {
    if (seed !== number || element.type === first.element.type) continue;
    yield {
      message: `${thing.called} is ${first.element.type ?? 'another type'} already${first.seed === number ? '' : `, in ${first.file}`}; here it is ${element.type ?? 'another'}.`,
      hint: 'Give this one an id of its own.',
      at: element.id ?? element.at,
    };
  }
}

/** Of what one seed merges twice. What an earlier seed gave is told as a conflict. */
function* twoValues({ number, header }: SeedContext, thing: Thing): Generator<Finding> {
  // Where values may be taken away, another one may follow.
  if (header.deletes || header.corrects.length > 0) return;
  const here = thing.made.filter(({ seed }) => seed === number);
  if (here.length < 2) return;
  const first = new Map<string, GivenProperty>();
  for (const mention of here) {
    for (const property of mention.element.properties) {
      if (property.maybe || grows(thing.type, property.name)) continue;
      const before = first.get(property.name);
      if (!before) first.set(property.name, { ...property, mention });
      else if (isSame(before.value, property.value) === false) {
        yield {
          message: `${thing.called}: ${property.name} is ${show(before.value)} further up in this seed, and ${show(property.value)} here.`,
          hint: 'Give this one an id of its own if it is another thing; else keep one of the two values.',
          at: property.value,
        };
      }
    }
  }
}
