import type { QuoteFailure } from '../../evidence/locate.js';

/** Which rule each failure to find a quote breaks. */
export const ruleOfFailure = {
  EMPTY_QUOTE: 'no-quote',
  NOT_FOUND: 'quote-not-in-source',
  WITHIN_NOT_FOUND: 'quote-not-in-source',
  QUOTE_NOT_IN_WITHIN: 'quote-not-in-source',
  AMBIGUOUS: 'quote-ambiguous',
  WITHIN_AMBIGUOUS: 'quote-ambiguous',
  NO_SUCH_OCCURRENCE: 'quote-ambiguous',
} as const satisfies Record<QuoteFailure['reason'], string>;
