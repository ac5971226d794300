/** The one place where a text that somebody sent is made short enough for a message. */

/** Characters of a text from outside that a message quotes at most. */
export const longestQuote = 200;

/** The text itself, or its start and its end with `…` for what lies between: at most `most` characters in all. */
export function excerpt(text: string, most = longestQuote): string {
  if (text.length <= most) return text;
  const end = Math.floor(most / 4);
  const start = most - end - 1;
  return `${text.slice(0, start - Number(splits(text, start)))}…${text.slice(text.length - end + Number(splits(text, text.length - end)))}`;
}

/** Whether a cut before `at` would leave half a character. */
const splits = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;
