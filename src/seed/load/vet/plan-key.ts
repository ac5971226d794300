/** Statements of one key have one plan, whatever their literals: one of them is vetted for all. */

/**
 * What a statement is beside its literals and comments. Where anybody could read the text otherwise than we do, it is
 * the text itself: a backslash may escape, and a control or format character may end a line for one and not for another.
 */
export function planKey(text: string): string {
  if (/[\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text.replaceAll(/[\n\t]/g, ' '))) return text;
  return text.replaceAll(token, (all: string, comment?: string, string?: string, number?: string) =>
    comment !== undefined ? ' ' : string !== undefined ? "''" : number !== undefined ? '0' : all,
  );
}

/** Without a backslash in the text, a string ends at the next quote of its kind. What nothing ends goes on to the end. */
const token =
  /(\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*)|('[^']*(?:'|$)|"[^"]*(?:"|$))|`[^`]*(?:`|$)|(?<![\p{L}\p{N}\p{M}_$.])(\d+(?:\.\d+)?)(?![\p{L}\p{N}_.])/gu;
