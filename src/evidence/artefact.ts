/** Readings that scraping left in the text: `創(chuàng)` where the page showed 創. */

/** Bracketed letters; what they may be is decided below. The length bound keeps every look-up constant. */
const bracketed = /[(（]([\u0300-\u030ca-zɑɡ\u00df-\u0233\u1e3f]{1,12})[)）]/y;
const toneMarks = /[\u0300\u0301\u0304\u0306\u030c]/g;
const syllable = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng?|r)?$/;

/** Syllables without a tone stand only behind characters that are read so: `(men)` behind 們, but not `(mm)` or `(de)`. */
const toneless = new Map(
  Object.entries({
    們: 'men',
    麼: 'me',
    嗎: 'ma',
    個: 'ge',
    裡: 'li',
    裏: 'li',
    頭: 'tou',
    著: 'zhe',
    過: 'guo',
  }),
);

/**
 * Length of the artefact that stands at `offset`, right behind the character `before`; 0 when there is none.
 * An artefact is one pinyin syllable with one tone mark, in ASCII or full-width brackets, behind a Han character.
 */
export function artefactLength(text: string, offset: number, before: string): number {
  bracketed.lastIndex = offset;
  const found = bracketed.exec(text);
  if (!found || !/^\p{Script=Han}/u.test(before)) return 0;
  const letters = (found[1] ?? '').normalize('NFD').replaceAll('ɑ', 'a').replaceAll('ɡ', 'g');
  const plain = letters.replace(toneMarks, '').normalize('NFC');
  const tones = letters.match(toneMarks)?.length ?? 0;
  const isReading = tones === 1 ? syllable.test(plain) : tones === 0 && toneless.get(before) === plain;
  return isReading ? found[0].length : 0;
}
