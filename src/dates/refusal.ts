/** Why a text is no partial date, in words that help its author. */
import { excerpt } from '../excerpt.js';
import { boundsOf, daysInMonth } from './day-pattern.js';

/** Longer texts are refused unread: the parser's time grows faster than its input. */
const longest = 200;

/** What is wrong with it; undefined when nothing is seen here (the parser may still refuse it). */
export function refusalOf(text: string): string | undefined {
  if (text === '') return 'the date is empty';
  if (text.length > longest) return `longer than ${longest} characters`;
  if (text !== text.trim()) return 'white space around the date';
  const meant = suggestion(text);
  if (meant !== undefined) return `did you mean ${meant}?`;
  if (text.includes('{')) return '{} means several dates at once; write [a,b] for one of several';
  if (/[T:]/.test(text)) return 'times are not accepted';
  if (/^Y|\d[ES]/.test(text)) return 'years with Y, E or S are not accepted, only 0001 to 9999';
  if (/\d[xu]|^[xu]+$/.test(text)) return 'an unknown digit is a capital X';
  if (/^[.]*(?:\/[.]*)?$/.test(text)) return 'neither end is given';
  for (const piece of text.split(/\/|\.\.|[[\],]/)) {
    const refusal = pieceRefusal(piece.trim());
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** One date of an interval or a set, or the date itself. */
function pieceRefusal(piece: string): string | undefined {
  const bare = piece.replace(/[?~%]/g, '');
  if (bare === '') return undefined;
  if (bare.startsWith('-')) return 'years before 0001 are not accepted';
  const found = /^([\dX]+)(?:-([\dX]+))?(?:-([\dX]+))?$/.exec(bare);
  if (!found) return `"${excerpt(bare, 60)}" is no date`;
  const [, year = '', month, day] = found;
  return yearRefusal(year) ?? monthRefusal(month) ?? dayRefusal(year, month, day);
}

function yearRefusal(year: string): string | undefined {
  if (year.length === 4) return year === '0000' ? 'year 0000 does not exist' : undefined;
  const whole = year.length < 4 && year.length > 1 ? `; write ${year.padEnd(4, 'X')} for unknown digits` : '';
  return `year ${year} needs four digits${whole}`;
}

function monthRefusal(month: string | undefined): string | undefined {
  if (month === undefined) return undefined;
  if (month.length !== 2) return `month ${month} needs two digits`;
  if (month.includes('X')) return /^[X01]X$/.test(month) ? undefined : `month ${month} must be XX, 0X or 1X`;
  const number = Number(month);
  if (number >= 21 && number <= 41) return `${month} is a season; write the months, as in [2025-03..2025-05]`;
  return number < 1 || number > 12 ? `month ${month} does not exist` : undefined;
}

function dayRefusal(year: string, month: string | undefined, day: string | undefined): string | undefined {
  if (month === undefined || day === undefined) return undefined;
  if (day.length !== 2) return `day ${day} needs two digits`;
  // Any year may be the leap year that an unknown year needs.
  if (boundsOf((year === 'XXXX' ? '2000' : year) + month + day)) return undefined;
  const length = /X/.test(year + month)
    ? ''
    : ` (${year}-${month} has ${daysInMonth(Number(year), Number(month))} days)`;
  return `day ${day} does not exist${length}`;
}

/** The date in our form, for common other ways to write a whole date: 2025年3月28日, 2025.3.28, 20250328, 2025-3-28. */
function suggestion(text: string): string | undefined {
  const found =
    /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号號])?)?$/.exec(text) ??
    /^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (!found) return undefined;
  const meant = found
    .slice(1)
    .filter((part) => (part as string | undefined) !== undefined)
    .map((part) => part.padStart(2, '0'));
  return meant.join('-') !== text && boundsOf(meant.join('').padEnd(8, 'X')) ? meant.join('-') : undefined;
}
