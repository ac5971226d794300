/** Front matter in front of a text: what is known filled in, the rest as comments to fill. */
import { guessLanguage } from './guess-language.js';

const lineEnd = /\r\n|\n|\r/.source;
const matter = new RegExp(
  `^\\ufeff?---[ \\t]*(?:${lineEnd})(?:[^]*?(?:${lineEnd}))?---[ \\t]*(?:${lineEnd}|$)`,
);

/** Whether a file opens and closes front matter, right or wrong. */
export const hasFrontMatter = (file: string): boolean => matter.test(file);

/** @param today `YYYY-MM-DD` */
export function frontMatterFor(name: string, text: string, today: string): string {
  const language = guessLanguage(text);
  return [
    '---',
    `id: source/${name}`,
    'title: TODO the headline, as the source has it',
    '# publisher: who published it',
    '# publishedOn: 2025-03-28, or 2025-03~ where the day is not known (EDTF)',
    `retrievedOn: ${today}`,
    '# url: https://…',
    ...(language === undefined
      ? ['# language: zh-Hant, zh-Hans or en; the characters do not tell']
      : ['# The language is guessed from the characters.', `language: ${language}`]),
    '# credits: [who wrote it, who edited it]',
    '# rights: under which terms it may be kept here',
    '---',
    '',
  ].join('\n');
}
