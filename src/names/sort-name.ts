/** The key by which names are listed. */
import { fold } from './fold.js';
import { readingOf, type ReadingOptions } from './reading.js';

/**
 * A key whose plain string order is: reading, then folded text, then the text itself. The parts are joined by tabs,
 * which stand before the space between syllables, so that 重慶 comes before 重慶大學. Latin names stand among the
 * readings. Digits are compared as text: 10 before 9.
 */
export function sortName(name: string, options: ReadingOptions): string {
  const text = name.trim().replaceAll('\t', ' ');
  return [readingOf(text, options), fold(text), text].join('\t');
}
