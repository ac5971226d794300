/** Buckets of days: a day is yyyymmdd, and the digits that a unit leaves of it number its bucket. */
import type { Unit } from '../../ontology/group-keys.js';

/** 19900507 is in the month 199005, the year 1990, the decade 199 and the century 19. */
export const bucketDivisors: Readonly<Record<Unit, number>> = {
  MONTH: 100,
  YEAR: 10_000,
  DECADE: 100_000,
  CENTURY: 1_000_000,
};
