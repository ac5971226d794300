/**
 * Encodings that a text may be in which is not UTF-8, and how a text of each looks. A text is plausible in an encoding when
 * 1. every byte of it decodes, and to nothing that stands in no text: NUL, C1 controls, what is unassigned or private;
 * 2. nine of ten characters beyond ASCII are such as texts of that encoding have, beside such as they stand beside there.
 * What texts of an encoding have: of Chinese and Japanese the characters of the first level of GB 2312, Big5 and JIS X 0208,
 * which these standards chose by use; of Korean the syllables of KS X 1001; of the alphabets their letters, and marks.
 */

/** Whether a character beyond ASCII is one that a text has there; '' at either end of the text. */
type Fits = (before: string, character: string, behind: string) => boolean;

export interface Encoding {
  readonly name: string;
  /** What `iconv -f` calls it. */
  readonly iconv: string;
  /** What TextDecoder calls it. */
  readonly label: string;
  readonly fits: Fits;
  /** Some Node versions read windows-1252 as Latin-1: what these controls are. */
  readonly instead?: ReadonlyMap<string, string>;
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character);
const isAscii = (character: string): boolean => /[A-Za-z]/.test(character);
const isUpper = (character: string): boolean => /\p{Lu}/u.test(character);
const isLower = (character: string): boolean => /\p{Ll}/u.test(character);

/** Marks that stand between letters too, as in l’eau and col·lecció, and those that stand at the edge of a word. */
const joining = /[’‘·–—\u00a0]/;
const marks = /[„“”‚«»‹›…•©®™°€£¥§¿¡½¼¾²³±ºª]/;

const isMark: Fits = (before, character, behind) =>
  joining.test(character) || (marks.test(character) && !(isLetter(before) && isLetter(behind)));

/** Capitals begin a word, or stand beside other capitals. */
const hasCase: Fits = (before, character, behind) =>
  !(isUpper(character) && isLower(before)) && !(isLower(character) && isUpper(behind));

/** Most letters of a word are ASCII; few stand alone. */
const isLatin =
  (letters: RegExp): Fits =>
  (before, character, behind) =>
    isMark(before, character, behind) ||
    (letters.test(character) &&
      hasCase(before, character, behind) &&
      (isAscii(before) ||
        isAscii(behind) ||
        (!isLetter(before) && !isLetter(behind) && /[àáèéêìíòóôöùúåæø]/i.test(character))));

const isCyrillic: Fits = (before, character, behind) =>
  isMark(before, character, behind) ||
  (/[\u0401-\u045f\u0490\u0491]/.test(character) &&
    hasCase(before, character, behind) &&
    !isAscii(before) &&
    !isAscii(behind));

/** Characters between these bytes, row by row. */
function rows(label: string, first: number, last: number, cells: readonly (readonly [number, number])[]) {
  const decoder = new TextDecoder(label);
  const found = new Set<string>();
  for (let row = first; row <= last; row++)
    for (const [from, to] of cells)
      for (let cell = from; cell <= to; cell++) found.add(decoder.decode(Uint8Array.of(row, cell)));
  return found;
}

const upperHalf = [[0xa1, 0xfe]] as const;
let kept: Readonly<Record<'chinese' | 'japanese' | 'korean', ReadonlySet<string>>> | undefined;

/** Made when first asked for: most files are UTF-8. */
const common = () =>
  (kept ??= {
    chinese: new Set([
      ...rows('gb18030', 0xb0, 0xd7, upperHalf),
      ...rows('big5', 0xa4, 0xc6, [[0x40, 0x7e], ...upperHalf]),
    ]),
    japanese: rows('euc-jp', 0xb0, 0xcf, upperHalf),
    korean: rows('euc-kr', 0xb0, 0xc8, upperHalf),
  });

/** Marks of the East, full-width forms, numbers in circles. */
const eastern =
  /[\u2010-\u2027\u2030-\u203b\u2103\u2160-\u217f\u2190-\u2193\u2460-\u24ff\u25a0-\u25cf\u3000-\u303f\uff01-\uff60\uffe0-\uffe6·°×±]/;

/** Beside an ASCII letter one has another of its kind on its other side: alone it is most often a letter with an accent. */
const isEastern =
  (isOwn: (character: string) => boolean): Fits =>
  (before, character, behind) =>
    eastern.test(character) ||
    (isOwn(character) && (!isAscii(before) || isOwn(behind)) && (!isAscii(behind) || isOwn(before)));

const isChinese = isEastern((character) => common().chinese.has(character));
const isJapanese = isEastern(
  (character) => common().japanese.has(character) || /[\u3040-\u30ff]/.test(character),
);
const isKorean = isEastern((character) => common().korean.has(character));

const western = /[À-ÖØ-öø-ÿŒœŠšŽžŸ]/;

export const encodings: readonly Encoding[] = [
  { name: 'GB18030', iconv: 'GB18030', label: 'gb18030', fits: isChinese },
  { name: 'Big5', iconv: 'BIG5-HKSCS', label: 'big5', fits: isChinese },
  { name: 'Shift_JIS', iconv: 'CP932', label: 'shift_jis', fits: isJapanese },
  { name: 'EUC-KR', iconv: 'CP949', label: 'euc-kr', fits: isKorean },
  {
    name: 'windows-1252',
    iconv: 'CP1252',
    label: 'windows-1252',
    fits: isLatin(western),
    instead: new Map(
      Array.from('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ', (character, index) => [
        String.fromCharCode(0x80 + index),
        character,
      ]),
    ),
  },
  { name: 'Mac Roman', iconv: 'MACINTOSH', label: 'macintosh', fits: isLatin(western) },
  { name: 'windows-1250', iconv: 'CP1250', label: 'windows-1250', fits: isLatin(/[À-ÖØ-öø-ÿ\u0100-\u017f]/) },
  { name: 'windows-1251', iconv: 'CP1251', label: 'windows-1251', fits: isCyrillic },
];

/** By its zeros or its byte order mark: any text of an even length decodes as either. */
export const utf16: Readonly<Record<'LE' | 'BE', Encoding>> = {
  LE: { name: 'UTF-16LE', iconv: 'UTF-16LE', label: 'utf-16le', fits: () => true },
  BE: { name: 'UTF-16BE', iconv: 'UTF-16BE', label: 'utf-16be', fits: () => true },
};
