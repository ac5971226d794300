/** What is wrong with the text of a date, in the words that seeds, rows and loads tell it in. */
import { BadDateError, parsePartialDate } from '../dates/partial-date.js';

/** undefined when it is a date. */
export function dateFault(text: string): { readonly message: string; readonly hint: string } | undefined {
  try {
    parsePartialDate(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof BadDateError)) throw error;
    const { reason, message } = error;
    const accepted = message.slice(message.indexOf(reason) + reason.length + 2);
    return {
      message: `"${text.slice(0, 60)}": ${reason}${reason.endsWith('?') ? '' : '.'}`,
      hint: `${accepted.charAt(0).toUpperCase()}${accepted.slice(1)}.`,
    };
  }
}
