/** The part of `opencc-js` that we use; its own types name their files in a way that nodenext does not resolve. */
declare module 'opencc-js/t2cn' {
  /** `from to` pairs of words: "萬 万|與 与", or a list of them. */
  type Table = string | readonly (readonly [string, string])[];
  /** By region; of each, one list for each pass: its tables, words before characters. */
  type Tables = Readonly<Record<string, readonly (readonly Table[])[]>>;
  export const Locale: { readonly from: Tables; readonly to: Tables };
  /** One pass from left to right, the longest word first. */
  export function CustomConverter(words: readonly (readonly [string, string])[]): (text: string) => string;
  export function Converter(options: { from: 't' | 'hk' | 'tw'; to: 'cn' }): (text: string) => string;
}
