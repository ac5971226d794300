/** The key by which names are listed. */
import { fold } from './fold.js';
import { readingOf, type ReadingOptions } from './reading.js';

/** UTF-16 units: an index takes keys of 8,167 bytes, and a key is one with the id behind it. */
const most = 1_000;

/**
 * A key whose plain string order is: reading, then folded text, then the text itself. The parts are joined by tabs,
 * which stand before the space between syllables, so that 重慶 comes before 重慶大學. Latin names stand among the
 * readings. Digits are compared as text: 10 before 9. A long key is cut: names that begin alike for so long are in the
 * order of what comes behind the key, their ids.
 */
export function sortName(name: string, options: ReadingOptions): string {
  const text = name.trim().replaceAll('\t', ' ');
  const key = [readingOf(text, options), fold(text), text].join('\t');
  // Half a character would be stored as another one.
  return key.length > most ? key.slice(0, most).replace(/[\ud800-\udbff]$/, '') : key;
}
