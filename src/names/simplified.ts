/** Traditional characters to Simplified ones. */
import { CustomConverter } from 'opencc-js/t2cn';
import { scriptTables } from './script-tables.js';

let convert: ((text: string) => string) | undefined;

/**
 * The text in Simplified characters; what is Simplified already stays. Hong Kong's and Taiwan's variants are both
 * undone (衞 and 衛, 粧 and 妝), words are kept: 軟體 becomes 软体, never 软件. Names and words that keep a character
 * keep it however they are written: 蕭乾 becomes 萧乾, and 萧乾 stays. The tables are read at first use (20 ms).
 * The way back is a guess (后: 后 or 後?), so there is none.
 */
export function simplified(text: string): string {
  convert ??= converter();
  return convert(text.normalize());
}

function converter(): (text: string) => string {
  const { characters, words } = scriptTables();
  return CustomConverter([...characters, ...words]);
}
