/** Traditional characters to Simplified ones. */
import { Converter } from 'opencc-js/t2cn';

let convert: ((text: string) => string) | undefined;

/**
 * The text in Simplified characters; what is Simplified already stays. Hong Kong's and Taiwan's variants are both
 * undone (衞 and 衛, 粧 and 妝), words are kept: 軟體 becomes 软体, never 软件. The tables are read at first use (35 ms).
 * The way back is a guess (后: 后 or 後?), so there is none.
 */
export function simplified(text: string): string {
  convert ??= converter();
  // 么 alone would become 幺, as in Taiwan; as 麼 it comes back as 么 (饿了么).
  return convert(text.replaceAll('么', '麼'));
}

function converter(): (text: string) => string {
  const fromHongKong = Converter({ from: 'hk', to: 'cn' });
  const fromTaiwan = Converter({ from: 'tw', to: 'cn' });
  return (text) => fromHongKong(fromTaiwan(text));
}
