/** Quotes that do not stand where they are said to: shared by the rules about quotes. */
import { explainFailure } from '../../../evidence/explain-failure.js';
import type { QuoteFailure } from '../../../evidence/locate.js';
import type { Span } from '../../../cypher/text/line-index.js';
import type { SeedContext } from '../../world/seed-context.js';
import type { Thing } from '../../world/thing.js';
import { ruleOfFailure } from '../../properties/rule-of-failure.js';
import type { Finding } from '../rule.js';

export function* quoteFindings(
  seed: SeedContext,
  rule: (typeof ruleOfFailure)[QuoteFailure['reason']],
): Generator<Finding> {
  for (const thing of seed.things) {
    if (thing.type.name !== 'Evidence') continue;
    const found = seed.world.quotes.of(thing);
    if (!found || found.place.found || ruleOfFailure[found.place.reason] !== rule) continue;
    const at = placeIn(seed, thing, found.place.reason);
    if (at) yield { ...explainFailure(found.place, found.source), at };
  }
}

/** The words that are wrong; undefined where this seed gave none of them. */
function placeIn({ number }: SeedContext, thing: Thing, reason: QuoteFailure['reason']): Span | undefined {
  const guilty = reason.startsWith('WITHIN')
    ? 'within'
    : reason === 'NO_SUCH_OCCURRENCE'
      ? 'occurrence'
      : 'quote';
  const given = [guilty, 'quote', 'within', 'occurrence', 'source']
    .flatMap((name) => thing.all(name).slice(-1))
    .find(({ mention }) => mention.seed === number);
  return given?.value;
}
