/** A calendar day as an integer, yyyymmdd, as the loader stores days. */

/** The day by UTC. */
export const utcDay = (at: Date): number =>
  at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate();

/** 20250328 to 2025-03-28. */
export function isoDay(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
