/** The names of an entity: all of them, and the best for a language. */
import { datedName } from './dated-name.js';
import { fold } from './fold.js';
import { definiteLanguage, languageOf, type Language, type TextLanguage } from './language.js';
import { readingOf, type ReadingOptions } from './reading.js';
import type { Script } from './script-of-tag.js';
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
  /** As its property says, else as its characters tell, else as its source is written; null where none does. */
  readonly lang: Language | null;
  readonly kind: 'NAME' | 'ALIAS' | 'FORMER';
  /** When it was borne, in EDTF; null where nothing is said of that. */
  readonly period: string | null;
  /** What search compares; computed when read, as is the reading. */
  readonly fold: string;
  /** Toneless pinyin or folded Latin. */
  readonly reading: string;
}

/** The script that the source of the names is written in, where its language says. */
export interface Written {
  readonly written?: Script | null;
}

/** All names, as `nameTexts` orders them, with what follows from each. */
export const namesOf = (entity: StoredNames, options: ReadingOptions & Written): EntityName[] =>
  nameTexts(entity).map((name) =>
    entityName(name, storedLanguage(entity, name.text, options.written), options),
  );

/** Each text once per kind and period, in the order name, nameEn, nameZhHant, nameZhHans, aliases, formerNames. */
export function nameTexts(entity: StoredNames): Pick<EntityName, 'kind' | 'text' | 'period'>[] {
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
      .map(({ text, period }) => ({ kind, text, period }));
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
 * its characters fit; for ZH_HANS a Traditional name, converted; an alias that fits, then a former name, for ZH_HANS
 * also a Traditional one, converted; for ZH_HANT the Simplified name as it is (the way back is a guess); `name` as it
 * is. An entity without any name answers ''.
 */
export function bestName(entity: StoredNames, lang?: Language, { written }: Written = {}): BestName {
  const name = displayName(entity) ?? '';
  const asStored: BestName = {
    text: name,
    language: storedLanguage(entity, name, written),
    converted: false,
  };
  if (lang === undefined) return asStored;

  const stated = { EN: entity.nameEn, ZH_HANT: entity.nameZhHant, ZH_HANS: entity.nameZhHans };
  const own = given(stated[lang]) ?? (fits(languageOf(name), lang) ? name : undefined);
  if (own !== undefined) return { text: own, language: lang, converted: false };

  const traditional = given(entity.nameZhHant) ?? (asStored.language === 'ZH_HANT' ? name : undefined);
  if (lang === 'ZH_HANS' && traditional !== undefined) return inSimplified(traditional);
  for (const given of [entity.aliases ?? [], entity.formerNames ?? []]) {
    const others = given.map((name) => datedName(name).text);
    const other = others.find((candidate) => fits(languageOf(candidate), lang));
    if (other !== undefined) return { text: other, language: lang, converted: false };
    const convertible =
      lang === 'ZH_HANS' ? others.find((candidate) => languageOf(candidate) === 'ZH_HANT') : undefined;
    if (convertible !== undefined) return inSimplified(convertible);
  }
  const otherScript = lang === 'ZH_HANT' ? given(entity.nameZhHans) : undefined;
  return otherScript === undefined ? asStored : { text: otherScript, language: 'ZH_HANS', converted: false };
}

function inSimplified(traditional: string): BestName {
  const text = simplified(traditional);
  return { text, language: 'ZH_HANS', converted: text !== traditional };
}

const given = (text: string | null | undefined) => (text === null || text === '' ? undefined : text);

const displayName = (entity: StoredNames) =>
  [entity.name, entity.measure, entity.nameZhHant, entity.nameZhHans, entity.nameEn].map(given).find(Boolean);

/** What the property says that holds this text, else what its characters tell, else what its source is written in. */
function storedLanguage(
  entity: StoredNames,
  text: string,
  written: Script | null | undefined,
): Language | null {
  if (text === entity.nameEn) return 'EN';
  if (text === entity.nameZhHant) return 'ZH_HANT';
  if (text === entity.nameZhHans) return 'ZH_HANS';
  const language = languageOf(text);
  // 北京 is the same in both scripts.
  return language === 'ZH' ? (written ?? null) : definiteLanguage(language);
}

/** Whether the characters of a name leave its script open, so that only its source can tell. */
export const leavesScriptOpen = (entity: StoredNames): boolean =>
  nameTexts(entity).some(({ text }) => languageOf(text) === 'ZH');

function fits(written: TextLanguage, asked: Language): boolean {
  return written === asked || (written === 'ZH' && asked !== 'EN');
}
