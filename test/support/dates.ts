/** Dates as the loader stores them. */
import { parsePartialDate } from '../../src/dates/partial-date.js';
import type { Properties } from './facts.js';

/** `{signedOn: '2025-04', signedOnEarliest: 20250401, signedOnLatest: 20250430}`; a day that is not known is left out. */
export function dated(property: string, edtf: string): Properties {
  const { earliest, latest } = parsePartialDate(edtf);
  return {
    [property]: edtf,
    ...(earliest !== null && { [`${property}Earliest`]: BigInt(earliest) }),
    ...(latest !== null && { [`${property}Latest`]: BigInt(latest) }),
  };
}
