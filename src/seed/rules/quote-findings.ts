/** Quotes that do not stand where they are said to: shared by quote-not-in-source and quote-ambiguous. */
import { explainFailure } from '../../evidence/explain-failure.js';
import type { QuoteFailure } from '../../evidence/locate.js';
import type { Span } from '../parse/line-index.js';
import type { SeedContext } from '../check/seed-context.js';
import type { Thing } from '../check/thing.js';
import type { Finding } from './rule.js';

export function* quoteFindings(
  seed: SeedContext,
  isMeant: (reason: QuoteFailure['reason']) => boolean,
): Generator<Finding> {
  for (const thing of seed.things) {
    if (thing.type.name !== 'Evidence') continue;
    const found = seed.world.quotes.of(thing);
    if (!found || found.place.found || !isMeant(found.place.reason)) continue;
    const at = placeIn(seed, thing, found.place.reason);
    if (at) yield { ...explainFailure(found.place, found.source.firstLine), at };
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
