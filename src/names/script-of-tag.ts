/** The Chinese script of a text, by the language tag of its source. */

export type Script = 'ZH_HANT' | 'ZH_HANS';

/**
 * By script or region of a BCP 47 tag: `zh-Hant`, `zh-HK` and `yue-HK` are Traditional, `zh-Hans` and `zh-CN`
 * Simplified (CLDR likely subtags). null for `zh` alone, for other languages, and for what is no tag.
 */
export function scriptOfTag(tag: string): Script | null {
  const locale = parse(tag);
  if (!locale || (locale.script ?? locale.region) === undefined) return null;
  const { script } = locale.maximize();
  return script === 'Hant' ? 'ZH_HANT' : script === 'Hans' ? 'ZH_HANS' : null;
}

function parse(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
