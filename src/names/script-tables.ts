/** What Traditional characters and words become in Simplified text: OpenCC's tables, merged for one pass. */
import { Locale } from 'opencc-js/t2cn';

export interface ScriptTables {
  /** Characters that become another one. */
  readonly characters: ReadonlyMap<string, string>;
  /** Words that are converted as a whole, 乾 being kept in some and not in others; in every spelling (蕭乾, 萧乾). */
  readonly words: ReadonlyMap<string, string>;
  /** Characters that change but for such words (乾 in 餅乾 and in 乾隆): Simplified text has them too. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Converting twice is converting once, whatever the text: what it becomes is a spelling of no word that it was not one
 * of before. So a second pass cuts it as the first did, and leaves it.
 */
export const scriptTables = (): ScriptTables => (tables ??= mergedTables());

let tables: ScriptTables | undefined;

function mergedTables(): ScriptTables {
  const [china, hongKong, taiwan] = [read(Locale.to, 'cn'), read(Locale.from, 'hk'), read(Locale.from, 'tw')];
  const characters = merged(china.characters, [...hongKong.characters, ...taiwan.characters]);
  const each = (text: string) => Array.from(text, (one) => characters.get(one) ?? one).join('');
  // 著 is 着 to Taiwan, but for its words (著名). All else that its and Hong Kong's words keep, characters keep too.
  const written = taiwan.words
    .filter(([, standard]) => standard.includes('著'))
    .map(([word, standard]): Entry => [word, standard.split('著').map(each).join('著')]);
  const words = [...china.words, ...written].filter(([word]) => !spoils(word));
  const kept = words.flatMap(([, result]) => Array.from(result).filter((one) => characters.has(one)));
  return { characters, words: allSpellings(words, characters), kept: new Set(kept) };
}

type Entry = readonly [written: string, result: string];

/**
 * Entries that would spoil Simplified text: 么 is Taiwan's 幺 and Simplified for 麼; 坏 is an unfired tile (坯) and
 * Simplified for 壞; 不可貲計 keeps 計 by mistake.
 */
const spoils = (written: string) => /坏|么|不可貲計/.test(written);

/** Characters to Simplified ones, variants by way of the standard form they are variants of. */
function merged(simplified: readonly Entry[], variants: readonly Entry[]): Map<string, string> {
  const stays = new Set<string>();
  const all = new Map<string, string>();
  for (const [from, to] of simplified) {
    if (from === to) stays.add(from);
    else all.set(from, to);
  }
  for (const [variant, standard] of variants) {
    const to = all.get(standard) ?? standard;
    if (!all.has(variant) && !stays.has(variant) && to !== variant && !spoils(variant)) all.set(variant, to);
  }
  // 苧 is short for 薴 and long for 苎: whoever reads what 薴 becomes takes it for the long one.
  for (const [from, to] of all) {
    const further = all.get(to);
    if (further !== undefined) all.set(from, further);
  }
  return all;
}

/** Each word with, at each place, whatever becomes what is written there or what that becomes. */
function allSpellings(words: readonly Entry[], characters: ReadonlyMap<string, string>): Map<string, string> {
  const sources = new Map<string, Set<string>>();
  const note = (from: string, to: string) => {
    const known = sources.get(to);
    if (known) known.add(from);
    else sources.set(to, new Set([from]));
  };
  for (const [from, to] of characters) note(from, to);
  for (const entry of words) for (const [from, to] of places(entry)) note(from, to);
  const spellings = (place: readonly string[]) => {
    const all = new Set(place);
    for (const one of all) for (const source of sources.get(one) ?? []) all.add(source);
    return all;
  };
  const all = new Map<string, string>();
  for (const entry of words) {
    let heads = [''];
    for (const place of places(entry)) {
      const here = [...spellings(place)];
      heads = heads.flatMap((head) => here.map((one) => head + one));
    }
    for (const spelling of heads) all.set(spelling, entry[1]);
  }
  return all;
}

/** What stands at each place of a word, and what it becomes; OpenCC's words are as long as what they become. */
function places([written, result]: Entry): [string, string][] {
  const to = Array.from(result);
  return Array.from(written, (from, i) => [from, to[i] ?? from]);
}

/** OpenCC's tables of one region. */
export function read(tables: typeof Locale.from, region: string): { characters: Entry[]; words: Entry[] } {
  const [characters, words]: [Entry[], Entry[]] = [[], []];
  for (const table of (tables[region] ?? []).flat()) {
    if (typeof table !== 'string') continue;
    for (const entry of table.split('|')) {
      const space = entry.indexOf(' ');
      const from = entry.slice(0, space);
      (isCharacter(from) ? characters : words).push([from, entry.slice(space + 1)]);
    }
  }
  return { characters, words };
}

const isCharacter = (text: string) => text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
