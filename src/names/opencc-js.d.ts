/** The part of `opencc-js` that we use; its own types name their files in a way that nodenext does not resolve. */
declare module 'opencc-js/t2cn' {
  /** `from -> to` pairs of words: "萬 万|與 与", or a list of them. */
  type Table = string | readonly (readonly [string, string])[];
  type Tables = Readonly<Record<string, readonly (readonly Table[])[]>>;
  export const Locale: { readonly from: Tables; readonly to: Tables };
  export function Converter(options: { from: 'hk' | 'tw'; to: 'cn' }): (text: string) => string;
}
