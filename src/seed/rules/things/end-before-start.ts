import { isRemoved, type SeedContext } from '../../world/seed-context.js';
import type { GivenProperty, Thing } from '../../world/thing.js';
import { orderFault } from '../../properties/order-fault.js';
import { isSame } from './same-value.js';
import type { Finding, SeedRule } from '../rule.js';

export const endBeforeStart: SeedRule = {
  id: 'end-before-start',
  title: 'Nothing ends before it starts',
  reason:
    'Of two dates that contradict each other one is a slip, and every question of when would be answered with it. It is reported only if it is certain, whatever days partial dates mean.',
  wrong: `MERGE (a:Agreement {id: 'agreement/y'})
SET a.name = '合作備忘錄', a.kind = 'MEMORANDUM', a.status = 'ENDED', a.signedOn = '2025-03-28', a.endedOn = '2024',
    a.evidence = ['jinggang/signing'];`,
  right: `MERGE (a:Agreement {id: 'agreement/y'})
SET a.name = '合作備忘錄', a.kind = 'MEMORANDUM', a.status = 'ENDED', a.signedOn = '2025-03-28', a.endedOn = '2025',
    a.evidence = ['jinggang/signing'];`,
  *checkSeed(seed) {
    for (const thing of seed.things) {
      if (thing.wasDeleted || isRemoved(thing)) continue;
      for (const { name, endOf = [] } of thing.type.properties.values())
        for (const start of endOf) yield* orderFindings(seed, thing, start, name);
    }
  },
};

function* orderFindings(seed: SeedContext, thing: Thing, start: string, end: string): Generator<Finding> {
  const [from, to] = [givenOf(seed, thing, start), givenOf(seed, thing, end)];
  const isOurs = ({ mention }: GivenProperty) => mention.seed === seed.number;
  const last = to && isOurs(to) ? to : from;
  if (!from || !to || !last || !isOurs(last)) return;
  const fault = orderFault(side(seed, start, from), side(seed, end, to));
  if (fault) yield { message: `${thing.called}: ${fault.message}`, hint: fault.hint, at: last.value };
}

const side = ({ number }: SeedContext, name: string, { value, mention }: GivenProperty) => ({
  name,
  value: 'value' in value ? value.value : undefined,
  ...(mention.seed !== number && { where: ` of ${mention.file}` }),
});

/** What a property holds in the end; undefined where the text does not tell, or stored values may stay. */
function givenOf({ header, number }: SeedContext, thing: Thing, name: string): GivenProperty | undefined {
  const all = thing.all(name);
  const last = all.at(-1);
  if (!last || all.some(({ maybe }) => maybe)) return undefined;
  const others = all.some(({ value }) => isSame(value, last.value) !== true);
  const isKept = header.onConflict === 'keep-both' && all.some(({ mention }) => mention.seed < number);
  return others && isKept ? undefined : last;
}
