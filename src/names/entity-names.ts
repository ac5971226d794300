/** The names of an entity: all of them, and the best for a language. */
import { datedName } from './dated-name.js';
import { fold } from './fold.js';
import { definiteLanguage, languageOf, type Language, type TextLanguage } from './language.js';
import { readingOf, type ReadingOptions } from './reading.js';
import { simplified } from './simplified.js';

/** The stored name properties of any entity; a figure has `measure` for a name. */
export interface StoredNames {
  readonly name?: string | null;
  readonly nameEn?: string | null;
  readonly nameZhHant?: string | null;
  readonly nameZhHans?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly formerNames?: readonly string[] | null;
  readonly measure?: string | null;
}

export interface EntityName {
  readonly text: string;
  /** As its property says, else as its characters tell; null where they do not: 北京 is the same in both scripts. */
  readonly lang: Language | null;
  readonly kind: 'NAME' | 'ALIAS' | 'FORMER';
  /** When it was borne, in EDTF; null where nothing is said of that. */
  readonly period: string | null;
  /** What search compares; computed when read, as is the reading. */
  readonly fold: string;
  /** Toneless pinyin or folded Latin. */
  readonly reading: string;
}

/** All names, each text once per kind and period, in the order name, nameEn, nameZhHant, nameZhHans, aliases, formerNames. */
export function namesOf(entity: StoredNames, options: ReadingOptions): EntityName[] {
  const texts: readonly (readonly [EntityName['kind'], readonly (string | null | undefined)[]])[] = [
    ['NAME', [displayName(entity), entity.nameEn, entity.nameZhHant, entity.nameZhHans]],
    ['ALIAS', entity.aliases ?? []],
    ['FORMER', entity.formerNames ?? []],
  ];
  return texts.flatMap(([kind, values]) => {
    const given = [...new Set(values.map((value) => value?.trim() ?? ''))].filter((value) => value !== '');
    const names = given.map((value) => (kind === 'NAME' ? { text: value, period: null } : datedName(value)));
    const dated = new Set(names.filter(({ period }) => period !== null).map(({ text }) => text));
    return names
      .filter(({ text, period }) => period !== null || !dated.has(text))
      .map(({ text, period }) => entityName({ kind, text, period }, storedLanguage(entity, text), options));
  });
}

function entityName(
  { kind, text, period }: Pick<EntityName, 'kind' | 'text' | 'period'>,
  lang: Language | null,
  options: ReadingOptions,
): EntityName {
  return {
    text,
    lang,
    kind,
    period,
    get fold() {
      return fold(text);
    },
    get reading() {
      return readingOf(text, options);
    },
  };
}

export interface BestName {
  readonly text: string;
  /** null where neither the property nor the characters say. */
  readonly language: Language | null;
  /** Converted from the other Chinese script: no source writes it so. */
  readonly converted: boolean;
}

/**
 * Without a language the name as its source writes it. With one, the first of: the name stored for it; `name`, when
 * its characters fit; for ZH_HANS a Traditional name, converted; an alias that fits; for ZH_HANT the Simplified name
 * as it is (the way back is a guess); `name` as it is. An entity without any name answers ''.
 */
export function bestName(entity: StoredNames, lang?: Language): BestName {
  const name = displayName(entity) ?? '';
  const asStored: BestName = { text: name, language: storedLanguage(entity, name), converted: false };
  if (lang === undefined) return asStored;

  const stated = { EN: entity.nameEn, ZH_HANT: entity.nameZhHant, ZH_HANS: entity.nameZhHans };
  const own = given(stated[lang]) ?? (fits(languageOf(name), lang) ? name : undefined);
  if (own !== undefined) return { text: own, language: lang, converted: false };

  const traditional = given(entity.nameZhHant) ?? (asStored.language === 'ZH_HANT' ? name : undefined);
  if (lang === 'ZH_HANS' && traditional !== undefined) {
    const text = simplified(traditional);
    return { text, language: lang, converted: text !== traditional };
  }
  const alias = entity.aliases
    ?.map((given) => datedName(given).text)
    .find((candidate) => fits(languageOf(candidate), lang));
  if (alias !== undefined) return { text: alias, language: lang, converted: false };
  const otherScript = lang === 'ZH_HANT' ? given(entity.nameZhHans) : undefined;
  return otherScript === undefined ? asStored : { text: otherScript, language: 'ZH_HANS', converted: false };
}

const given = (text: string | null | undefined) => (text === null || text === '' ? undefined : text);

const displayName = (entity: StoredNames) =>
  [entity.name, entity.measure, entity.nameZhHant, entity.nameZhHans, entity.nameEn].map(given).find(Boolean);

/** What the property says that holds this text, else what its characters tell. */
function storedLanguage(entity: StoredNames, text: string): Language | null {
  if (text === entity.nameEn) return 'EN';
  if (text === entity.nameZhHant) return 'ZH_HANT';
  return text === entity.nameZhHans ? 'ZH_HANS' : definiteLanguage(languageOf(text));
}

function fits(written: TextLanguage, asked: Language): boolean {
  return written === asked || (written === 'ZH' && asked !== 'EN');
}
