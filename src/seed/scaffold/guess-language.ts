/** The language of a text, as far as its characters tell. */
import { languageOf } from '../../names/language.js';

const enough = 20_000;

/**
 * Chinese when it has more Han characters than Latin words, in the script that more of them belong to alone; English
 * when it has English function words. undefined where that tells nothing.
 */
export function guessLanguage(text: string): 'zh-Hant' | 'zh-Hans' | 'en' | undefined {
  const start = text.slice(0, enough);
  const han = start.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = start.match(/\p{Script=Latin}{2,}/gu) ?? [];
  if (han > words.length) {
    const script = languageOf(start);
    return script === 'ZH_HANT' ? 'zh-Hant' : script === 'ZH_HANS' ? 'zh-Hans' : undefined;
  }
  const english = words.filter((word) => /^(?:the|and|of|is|with|for)$/i.test(word)).length;
  return english * 12 > words.length ? 'en' : undefined;
}
