/** Statements of one key have one plan, whatever their literals: vetting one of them is enough. */

/**
 * A statement without its literals and comments. Where somebody may read the text otherwise than we do, the key is the
 * text itself: a backslash may escape, and a control or format character may end a line for some readers only.
 */
export function planKey(text: string): string {
  if (/[\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text.replaceAll(/[\n\t]/g, ' '))) return text;
  return text.replaceAll(token, (all: string, comment?: string, string?: string, number?: string) =>
    comment !== undefined ? ' ' : string !== undefined ? "''" : number !== undefined ? '0' : all,
  );
}

/** Without a backslash in the text, a string ends at the next quote of its kind. An unclosed one goes on to the end. */
const token =
  /(\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*)|('[^']*(?:'|$)|"[^"]*(?:"|$))|`[^`]*(?:`|$)|(?<![\p{L}\p{N}\p{M}_$.])(\d+(?:\.\d+)?)(?![\p{L}\p{N}_.])/gu;
