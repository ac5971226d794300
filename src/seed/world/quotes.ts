/** Where the quotes of evidence are, found once and when first asked for. */
import type { Origin } from '../../evidence/explain-failure.js';
import { locateQuote, type LocatedQuote, type QuoteFailure } from '../../evidence/locate.js';
import { normalise, type NormalisedText } from '../../evidence/normalise.js';
import type { Thing } from './thing.js';

export interface SourceText extends Origin {
  readonly text: string;
  readonly title: string;
}

export interface Quotes {
  /** undefined when there is no quote, no such source, or the text does not show what is quoted. */
  of(evidence: Thing): FoundQuote | undefined;
}

export interface FoundQuote {
  readonly quote: string;
  readonly source: SourceText;
  readonly place: LocatedQuote | QuoteFailure;
}

export function createQuotes(sources: ReadonlyMap<string, SourceText>): Quotes {
  const texts = new Map<string, NormalisedText>();
  /** By the quoted words, since a later statement may give others. */
  const found = new Map<string, LocatedQuote | QuoteFailure>();
  return {
    of(evidence) {
      const { source: id, quote, occurrence, within } = wordsOf(evidence);
      const source = typeof id === 'string' ? sources.get(id) : undefined;
      if (typeof id !== 'string' || !source || typeof quote !== 'string') return undefined;
      if (occurrence === 'UNKNOWN' || within === 'UNKNOWN') return undefined;
      const text = texts.get(id) ?? normalise(source.text);
      texts.set(id, text);
      const key = JSON.stringify([id, quote, occurrence, within]);
      const place =
        found.get(key) ??
        locateQuote(text, {
          quote,
          occurrence: typeof occurrence === 'number' ? occurrence : null,
          within: typeof within === 'string' ? within : null,
        });
      found.set(key, place);
      return { quote, source, place };
    },
  };
}

type Word = string | number | undefined;

/** What is quoted; 'UNKNOWN' replaces a value that the text does not show. */
function wordsOf(evidence: Thing): Readonly<Record<'source' | 'quote' | 'occurrence' | 'within', Word>> {
  const word = (name: string): Word => {
    const last = evidence.last(name);
    const value = last === 'UNKNOWN' ? last : last?.value;
    return typeof value === 'boolean' || value === null ? undefined : value;
  };
  const quote = evidence.last('quote');
  const source = evidence.last('source');
  return {
    source: source === 'UNKNOWN' ? undefined : word('source'),
    quote: quote === 'UNKNOWN' ? undefined : word('quote'),
    occurrence: word('occurrence'),
    within: word('within'),
  };
}
