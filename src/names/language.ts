/** Which language and script a name is in, as far as its characters tell. */
import { Locale } from 'opencc-js/t2cn';
import { read, scriptTables } from './script-tables.js';
import { simplified } from './simplified.js';

/** Languages that names are stored in and asked for. */
export const languages = ['EN', 'ZH_HANT', 'ZH_HANS'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.some((one) => one === value);

/** ZH: Chinese whose characters are the same in both scripts (北京). OTHER: another script, or no letters. */
export type TextLanguage = Language | 'ZH' | 'OTHER';

/**
 * Han characters make it Chinese, whatever stands beside them, unless there is kana or Hangul. Its script is the one
 * more characters belong to alone, Traditional when both have as many: a Simplified form may be a local habit (陳祖恒).
 * What some words of Simplified text keep (乾, 昇, 沈) is Traditional only where nothing speaks for Simplified.
 * EN says Latin letters and no others: the language of a Latin name cannot be told from its letters.
 */
export function languageOf(text: string): TextLanguage {
  if (isAscii(text)) return /[a-z]/i.test(text) ? 'EN' : 'OTHER';
  if (!/\p{Script=Han}/u.test(text)) {
    const letters = text.match(/\p{L}/gu) ?? [];
    return letters.length > 0 && letters.every((letter) => /\p{Script=Latin}/u.test(letter)) ? 'EN' : 'OTHER';
  }
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return 'OTHER';
  const [written, converted] = [Array.from(text.normalize()), Array.from(simplified(text))];
  forms ??= formsOfOneScript();
  let [traditional, either, simple] = [0, 0, 0];
  for (const [i, character] of written.entries()) {
    if (character === converted[i]) simple += forms.simplified.has(character) ? 1 : 0;
    else if (forms.traditional.has(character)) traditional++;
    else either++;
  }
  if (traditional + either + simple === 0) return 'ZH';
  if (simple === 0) return 'ZH_HANT';
  return traditional >= simple ? 'ZH_HANT' : 'ZH_HANS';
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** The language as one of those names are stored in; null for ZH and OTHER. */
export function definiteLanguage(language: TextLanguage): Language | null {
  return language === 'ZH' || language === 'OTHER' ? null : language;
}

interface Forms {
  readonly traditional: ReadonlySet<string>;
  readonly simplified: ReadonlySet<string>;
}

let forms: Forms | undefined;

/** Simplified forms that Hong Kong and Taiwan names use beside the Traditional ones. */
const local = '恒净凉决况减盗册厨叙强黄虚';

/**
 * Characters that only text of one script has. Of Simplified text: results of the conversion, without the 5,401 common
 * characters of Big5 (里, 后, 云 stand for themselves in Traditional text too) and without regional forms. This spares
 * the tables of the other direction, which are ten times as large.
 */
function formsOfOneScript(): Forms {
  const { characters, kept } = scriptTables();
  const traditional = new Set(characters.keys());
  for (const character of kept) traditional.delete(character);
  const simple = new Set(characters.values());
  const regional = ['hk', 'tw'].flatMap((region) => read(Locale.from, region).characters);
  const shared = [...commonBig5(), ...regional.map(([form]) => form), ...Array.from(local)];
  for (const character of shared) simple.delete(character);
  return { traditional, simplified: simple };
}

/** Plane 1 of Big5, the characters in everyday use: lead bytes A4 to C6. */
function commonBig5(): string[] {
  const decoder = new TextDecoder('big5');
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xc6; lead++) {
    for (let trail = 0x40; trail <= (lead === 0xc6 ? 0x7e : 0xfe); trail++) {
      if (trail <= 0x7e || trail >= 0xa1) bytes.push(lead, trail);
    }
  }
  return Array.from(decoder.decode(Uint8Array.from(bytes)));
}
