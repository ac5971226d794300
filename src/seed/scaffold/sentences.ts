/** The sentences of a source, each as a quote that is found in it. */
import { artefactLength } from '../../evidence/artefact.js';
import { locateQuote, type LocatedQuote } from '../../evidence/locate.js';
import { normalise, type NormalisedText } from '../../evidence/normalise.js';

export interface Sentence {
  /** On one line, without the readings that scraping left behind. */
  readonly quote: string;
  /** Which of several; undefined where it stands once. */
  readonly occurrence: number | undefined;
}

export interface Sentences {
  readonly sentences: readonly Sentence[];
  /** Sentences behind those, of a long text. */
  readonly more: number;
}

const most = 500;

/** A line ends a sentence, unless the next one goes on in lower case: then the text was wrapped. */
const wrapped = /(?<=[\p{L}\p{N},;])[ \t]*(?:\r\n|\n|\r)(?=\p{Ll})/gu;

export function sentencesOf(text: string): Sentences {
  const source = normalise(text);
  // Of the same length, so that offsets stay those of the text.
  const lines = text.replace(wrapped, (found) => ' '.repeat(found.length));
  const spans: { readonly start: number; readonly quote: string }[] = [];
  for (const { segment, index } of new Intl.Segmenter('zh', { granularity: 'sentence' }).segment(lines)) {
    const quote = withoutArtefacts(segment)
      .replace(/[\s\u0085\ufeff]+/g, ' ')
      .trim();
    if (/[\p{L}\p{N}]/u.test(quote)) spans.push({ start: index, quote });
  }
  const sentences = spans.slice(0, most).flatMap(({ start, quote }) => {
    const occurrence = occurrenceAt(source, quote, start);
    return occurrence === 'NOT_FOUND' ? [] : [{ quote, occurrence }];
  });
  return { sentences, more: Math.max(0, spans.length - most) };
}

function withoutArtefacts(text: string): string {
  let [clean, from] = ['', 0];
  for (const { index } of text.matchAll(/[(（]/g)) {
    if (index < from) continue;
    const before = Array.from(text.slice(Math.max(0, index - 2), index)).at(-1) ?? '';
    const length = artefactLength(text, index, before);
    if (length === 0) continue;
    clean += text.slice(from, index);
    from = index + length;
  }
  return clean + text.slice(from);
}

/** Which occurrence of the quote is the first that ends behind `start`. */
function occurrenceAt(
  source: NormalisedText,
  quote: string,
  start: number,
): number | undefined | 'NOT_FOUND' {
  const found = locateQuote(source, { quote });
  if (found.found) return undefined;
  if (found.reason !== 'AMBIGUOUS') return 'NOT_FOUND';
  for (let occurrence = 1; occurrence < found.count; occurrence++) {
    const place = locateQuote(source, { quote, occurrence }) as LocatedQuote;
    if (place.end > start) return occurrence;
  }
  return found.count;
}
