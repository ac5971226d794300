/** Words for a quote that could not be located. */
import type { Place, QuoteFailure } from './locate.js';

export interface Explanation {
  readonly message: string;
  readonly hint: string;
}

/** Where a text is from, so that places are those an editor shows. */
export interface Origin {
  readonly file?: string | undefined;
  /** Line of the file on which the text starts. */
  readonly firstLine: number;
}

/** What is wrong and what its author can do. */
export function explainFailure(
  failure: QuoteFailure,
  { file, firstLine }: Origin = { firstLine: 1 },
): Explanation {
  const at = ({ line, column }: { line: number; column: number }) =>
    `${file === undefined ? '' : `${file}:`}${line + firstLine - 1}:${column}`;
  const list = (places: readonly Place[], count: number) =>
    places.map((place) => `\n  ${at(place)} ${around(place)}`).join('') +
    (count > places.length ? `\n  and ${count - places.length} more` : '');
  const near = (nearest: Extract<QuoteFailure, { reason: 'NOT_FOUND' }>['nearest']) =>
    nearest
      ? `The nearest passage is at ${at(nearest)}: ${short(nearest.passage, 200)}`
      : 'The source has nothing like it: is it the right source, in the same script?';

  switch (failure.reason) {
    case 'EMPTY_QUOTE':
      return { message: 'The quote is empty.', hint: 'Give the words of the source that state the fact.' };
    case 'NOT_FOUND':
      return { message: `The source does not say "${short(failure.quote)}".`, hint: near(failure.nearest) };
    case 'AMBIGUOUS':
      return {
        message: `"${short(failure.quote)}" occurs ${failure.count} times in the source.`,
        hint: `Say which with occurrence (1 to ${failure.count}), or give a longer passage around it as within:${list(failure.places, failure.count)}`,
      };
    case 'NO_SUCH_OCCURRENCE':
      return {
        message: `There is no occurrence ${failure.occurrence} of "${short(failure.quote)}": it occurs ${times(failure.count)}.`,
        hint: `occurrence counts from 1:${list(failure.places, failure.count)}`,
      };
    case 'WITHIN_NOT_FOUND':
      return {
        message: `The source does not say "${short(failure.within)}", given as within.`,
        hint: near(failure.nearest),
      };
    case 'WITHIN_AMBIGUOUS':
      return {
        message: `"${short(failure.within)}", given as within, occurs ${failure.count} times in the source.`,
        hint: `It must occur once; make it longer:${list(failure.places, failure.count)}`,
      };
    case 'QUOTE_NOT_IN_WITHIN':
      return {
        message: `"${short(failure.within)}", given as within, does not contain "${short(failure.quote)}".`,
        hint: `The quote occurs elsewhere:${list(failure.places, failure.count)}`,
      };
  }
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

/** The part of the line in which the match stands; it starts with no half character or artefact. */
function around({ context, column }: Place): string {
  if (column <= 24) return short(context);
  return `…${short(context.slice(column - 13).replace(/^(?:[\udc00-\udfff]|[^(（]{0,8}[)）])/, ''))}`;
}

/** One line of bearable length; whole characters. */
function short(text: string, longest = 60): string {
  const characters = Array.from(text.slice(0, 2 * longest + 2).replace(/\s+/g, ' '));
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('');
}
