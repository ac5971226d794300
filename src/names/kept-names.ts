/**
 * What a graph keeps of an entity's names, so that an answer needs neither the tables of scripts nor the language of the
 * source: worked out once, when a seed is loaded.
 */
import {
  bestName,
  namesOf,
  nameTexts,
  type BestName,
  type StoredNames,
  type Written,
} from './entity-names.js';
import { languages, type Language } from './language.js';

export interface KeptNames {
  /** Language of the display name; null where nothing tells. */
  readonly nameLang: Language | null;
  /** Of each name of `nameTexts` its language, '' where nothing tells; null where there is only the display name. */
  readonly nameLangs: readonly string[] | null;
  /**
   * The best name in each of `languages`, as `ZH_HANS* 香港生产力促进局`: its language (`-` where nothing tells), `*` where it is
   * converted, the text. '' stands for the display name as it is; null where that is the answer for each.
   */
  readonly nameIn: readonly string[] | null;
}

export function keptNames(entity: StoredNames, written: Written): KeptNames {
  const own = bestName(entity, undefined, written);
  const names = namesOf(entity, { person: false, ...written });
  const best = languages.map((language) => encodedName(bestName(entity, language, written), own));
  return {
    nameLang: own.language,
    nameLangs: names.length > 1 ? names.map(({ lang }) => lang ?? '') : null,
    nameIn: best.some((one) => one !== '') ? best : null,
  };
}

/** @param own what is answered without a language */
export const encodedName = ({ text, language, converted }: BestName, own: BestName): string =>
  text === own.text && language === own.language && converted === own.converted
    ? ''
    : `${language ?? '-'}${converted ? '*' : ''} ${text}`;

/**
 * What `bestName` says, from what was kept.
 * @param name the display name
 */
export function bestKept(
  name: string,
  { nameLang, nameIn }: Pick<KeptNames, 'nameLang' | 'nameIn'>,
  language?: Language,
): BestName {
  const kept = language === undefined ? '' : (nameIn?.[languages.indexOf(language)] ?? '');
  if (kept === '') return { text: name, language: nameLang, converted: false };
  const space = kept.indexOf(' ');
  const head = kept.slice(0, space);
  return {
    text: kept.slice(space + 1),
    language: languages.find((one) => head.startsWith(one)) ?? null,
    converted: head.endsWith('*'),
  };
}

/** All names with their languages, from what was kept. */
export const namesKept = (entity: StoredNames, { nameLang, nameLangs }: Omit<KeptNames, 'nameIn'>) =>
  nameTexts(entity).map((name, index) => ({
    ...name,
    lang: languages.find((one) => one === (nameLangs ? nameLangs[index] : nameLang)) ?? null,
  }));
