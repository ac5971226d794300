/** What is wrong with the text of a date, in the words that seeds, rows and loads tell it in. */
import { intervalSides, meansNoEnd } from '../../dates/order.js';
import { BadDateError, parsePartialDate, type PartialDate } from '../../dates/partial-date.js';
import type { Property } from '../../ontology/model.js';
import { quoted } from '../../text/visible.js';

export interface DateFault {
  readonly message: string;
  readonly hint: string;
}

/**
 * undefined when it is a date that the property may hold; without a property, when it is a date.
 * @param property whose value it is: a start or an end is one date, and no end is no date
 */
export function dateFault(
  text: string,
  property?: Pick<Property, 'name' | 'startOf' | 'endOf'>,
): DateFault | undefined {
  try {
    const date = parsePartialDate(text);
    return property && sideFault(date, property);
  } catch (error) {
    if (!(error instanceof BadDateError)) throw error;
    const { reason, message } = error;
    const accepted = message.slice(message.indexOf(reason) + reason.length + 2);
    return {
      message: `${quoted(text, 60)}: ${reason}${reason.endsWith('?') ? '' : '.'}`,
      hint: `${accepted.charAt(0).toUpperCase()}${accepted.slice(1)}.`,
    };
  }
}

function sideFault(
  date: PartialDate,
  { name, startOf, endOf }: Pick<Property, 'name' | 'startOf' | 'endOf'>,
): DateFault | undefined {
  const { edtf } = date;
  const [start, end] = startOf === undefined ? [endOf?.[0], name] : [name, startOf];
  if (start === undefined) return undefined;
  const sides = intervalSides(edtf);
  if (sides) {
    const message = `"${edtf}" is an interval; ${name} is ${name === start ? 'the start' : 'the end'} alone.`;
    return { message, hint: apart(edtf, sides, start, end) };
  }
  if (name !== end || !meansNoEnd(date)) return undefined;
  return {
    message: `"${edtf}" is not a known day: data sets write it if there is no end.`,
    hint: `Leave ${end} out: without it, the end is open.`,
  };
}

/** How the two sides of an interval are said in two properties. */
function apart(edtf: string, [from, to]: readonly [string, string], start: string, end: string): string {
  if (to === '') return `Write ${start} = '${from}', and leave ${end} out: without it, the end is open.`;
  const plain = /^[\d/.-]+$/.test(edtf);
  if (from === '')
    return `Write ${end} = '${to}', and leave ${start} out${plain ? `; one day up to then is [..${to}]` : ''}.`;
  const one = plain ? `; one day between the two is [${from}..${to}]` : '';
  return `Write ${start} = '${from}' and ${end} = '${to}'${one}.`;
}
