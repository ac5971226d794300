/** Quotes that do not stand where they are said to: shared by the rules about quotes. */
import { explainFailure } from '../../evidence/explain-failure.js';
import type { QuoteFailure } from '../../evidence/locate.js';
import type { Span } from '../parse/line-index.js';
import type { SeedContext } from '../check/seed-context.js';
import type { Thing } from '../check/thing.js';
import type { Finding } from './rule.js';

/** Which rule each failure breaks. */
export const ruleOfFailure = {
  EMPTY_QUOTE: 'no-quote',
  NOT_FOUND: 'quote-not-in-source',
  WITHIN_NOT_FOUND: 'quote-not-in-source',
  QUOTE_NOT_IN_WITHIN: 'quote-not-in-source',
  AMBIGUOUS: 'quote-ambiguous',
  WITHIN_AMBIGUOUS: 'quote-ambiguous',
  NO_SUCH_OCCURRENCE: 'quote-ambiguous',
} as const satisfies Record<QuoteFailure['reason'], string>;

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
