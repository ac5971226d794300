/** Quotes in their sources: each must be found at its stated place, and keeps its position. */
import { explainFailure, type Origin } from '../../../evidence/explain-failure.js';
import { locateQuote } from '../../../evidence/locate.js';
import { normalise, type NormalisedText } from '../../../evidence/normalise.js';
import type { Value } from '../../../graph/values.js';
import type { Change } from '../elements/change.js';
import { ruleOfFailure } from '../../properties/rule-of-failure.js';
import type { Report } from './report.js';

export interface Located {
  readonly start: number;
  readonly end: number;
  readonly context: string;
}

export interface StoredText extends Origin {
  readonly text: string;
}

/** Positions by evidence element id; evidence for a row of a data set has a locator and no quote. */
export function locateQuotes(
  evidence: readonly Change[],
  sources: ReadonlyMap<string, StoredText>,
  report: Report,
): Map<string, Located> {
  const texts = new Map<string, NormalisedText>();
  const located = new Map<string, Located>();
  for (const change of evidence) {
    const { source, quote, occurrence, within, locator } = change.stated;
    if (typeof quote !== 'string' || quote === '') {
      if (typeof locator !== 'string' || locator === '') {
        report(change, 'no-quote', 'Evidence has neither a quote nor a locator.', {
          hint: "SET e.quote = '…', the words of the source.",
        });
      }
      continue;
    }
    const stored = typeof source === 'string' ? sources.get(source) : undefined;
    // The check of references reports a missing source.
    if (typeof source !== 'string' || !stored) continue;
    const text = texts.get(source) ?? normalise(stored.text);
    texts.set(source, text);
    const found = locateQuote(text, { quote, occurrence: count(occurrence), within: words(within) });
    if (found.found)
      located.set(change.element.elementId, { start: found.start, end: found.end, context: found.context });
    else {
      const { message, hint } = explainFailure(found, stored);
      report(change, ruleOfFailure[found.reason], message, {
        property: 'quote',
        hint,
      });
    }
  }
  return located;
}

const count = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
const words = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);
