/** The name that was borne on a day, of former names with a period. */
import { parsePartialDate } from '../dates/partial-date.js';
import type { BestName, EntityName } from './entity-names.js';
import type { Language } from './language.js';
import { simplified } from './simplified.js';

type Borne = Pick<EntityName, 'text' | 'lang' | 'kind' | 'period'>;

/**
 * Of the former names whose period may hold the day: the first in the language asked for; for ZH_HANS a Traditional one,
 * converted; else the first. undefined where none was borne on that day: then the present name is all that is known.
 * @param day yyyymmdd
 */
export function nameOfDay(
  names: readonly Borne[],
  day: number,
  language: Language | undefined,
): BestName | undefined {
  const borne = names.filter(
    ({ kind, period }) => kind === 'FORMER' && period !== null && holds(period, day),
  );
  const [first] = borne;
  if (!first) return undefined;
  const fitting = borne.find(({ lang }) => lang === (language ?? first.lang));
  if (fitting) return asStored(fitting);
  const traditional = language === 'ZH_HANS' ? borne.find(({ lang }) => lang === 'ZH_HANT') : undefined;
  if (!traditional) return asStored(first);
  const text = simplified(traditional.text);
  return { text, language: 'ZH_HANS', converted: text !== traditional.text };
}

const asStored = ({ text, lang }: Borne): BestName => ({ text, language: lang, converted: false });

/** A side without a day is open; a date of no known year never compares. */
function holds(period: string, day: number): boolean {
  const { earliest, latest } = parsePartialDate(period);
  return (earliest ?? latest) !== null && (earliest ?? day) <= day && day <= (latest ?? day);
}
