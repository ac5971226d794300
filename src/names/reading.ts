/** How a name is read aloud: what it is sorted by, and what people type who have no Chinese keyboard. */
import { createRequire } from 'node:module';
import type * as Pinyin from 'pinyin-pro';
import { fold } from './fold.js';

export interface ReadingOptions {
  /** The first characters are a surname, which may be read its own way: 曾 zeng, 單 shan, 仇 qiu, 區 ou. */
  readonly person: boolean;
}

let library: typeof Pinyin | undefined;

/**
 * Toneless pinyin of Han characters, one syllable a word, ü as v; Latin words and digits folded. 重慶大學 is
 * `chong qing da xue`, HKPC香港 `hkpc xiang gang`.
 * The dictionary (75 ms) is loaded with the first Han character, not with this module; `require` keeps that
 * synchronous.
 */
export function readingOf(name: string, { person }: ReadingOptions): string {
  // Simplified first: the dictionary reads 重庆 right, 重慶 wrong.
  const folded = fold(name);
  return words(/\p{Script=Han}/u.test(folded) ? pinyin(folded, person) : folded);
}

function pinyin(text: string, person: boolean): string {
  library ??= createRequire(import.meta.url)('pinyin-pro') as typeof Pinyin;
  const syllables = library.pinyin(text, {
    type: 'array',
    toneType: 'none',
    nonZh: 'consecutive',
    v: true,
    surname: person ? 'head' : 'off',
  });
  return syllables.join(' ');
}

const words = (text: string) => text.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim();
