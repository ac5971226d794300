/** The names of several records of one body as those of one: what one lacks, the next one has. */
import { bestKept, encodedName, namesKept, type KeptNames } from './kept-names.js';
import { nameTexts, type StoredNames } from './entity-names.js';
import { languages, type Language } from './language.js';

export interface NamedRecord {
  /** `name` is the display name. */
  readonly stored: StoredNames & { readonly name: string };
  readonly kept: KeptNames;
}

/**
 * The display name is that of the first. Names of the others that do not show become further names, so that `names` has all.
 * @param records in the order in which they count
 */
export function mergedNames(records: readonly [NamedRecord, ...NamedRecord[]]): NamedRecord {
  const [first] = records;
  const shown = {
    name: first.stored.name,
    nameEn: firstOf(records, 'nameEn'),
    nameZhHant: firstOf(records, 'nameZhHant'),
    nameZhHans: firstOf(records, 'nameZhHans'),
  };
  const texts = new Set<string>(Object.values(shown).filter((text) => text !== null));
  const others = records
    .flatMap(({ stored: { name, nameEn, nameZhHant, nameZhHans } }) => [name, nameEn, nameZhHant, nameZhHans])
    .filter((text): text is string => typeof text === 'string' && text !== '' && !texts.has(text));
  // What shows is no further name, also where another record has it as one.
  const aliases = records.flatMap(({ stored }) => stored.aliases ?? []).filter((text) => !texts.has(text));
  const stored = {
    ...shown,
    aliases: listed([...aliases, ...others]),
    formerNames: listed(records.flatMap((record) => record.stored.formerNames ?? [])),
  };
  const known = records.flatMap((record) => namesKept(record.stored, record.kept));
  const langOf = (text: string) => known.find((name) => name.text === text && name.lang !== null)?.lang ?? '';
  const names = nameTexts(stored);
  const nameIn = languages.map((language) => bestOf(records, language));
  return {
    stored,
    kept: {
      nameLang: first.kept.nameLang,
      nameLangs: names.length > 1 ? names.map(({ text }) => langOf(text)) : null,
      nameIn: nameIn.some((one) => one !== '') ? nameIn : null,
    },
  };
}

/** The first that is in the language as it is written, else the first that is converted to it, else the first at all. */
function bestOf(records: readonly [NamedRecord, ...NamedRecord[]], asked: Language): string {
  const best = records.map(({ stored, kept }) => bestKept(stored.name, kept, asked));
  const inIt = best.filter(({ language }) => language === asked);
  const found = inIt.find(({ converted }) => !converted) ?? inIt[0] ?? best[0];
  const [{ stored, kept }] = records;
  return found ? encodedName(found, bestKept(stored.name, kept)) : '';
}

type Single = 'nameEn' | 'nameZhHant' | 'nameZhHans';
const firstOf = (records: readonly NamedRecord[], property: Single): string | null =>
  records.map(({ stored }) => stored[property]).find((text) => typeof text === 'string' && text !== '') ??
  null;

const listed = (items: readonly string[]): readonly string[] | null =>
  items.length === 0 ? null : [...new Set(items)];
