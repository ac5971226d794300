/** Where things stand on a day, in Cypher: the rule of `dates/status.ts` for what the graph of the benchmark holds. */

/** Nothing stated means ACTIVE, or PLANNED while the start lies ahead. */
export const ofOrganisation = (node) =>
  `CASE WHEN coalesce(${node}.status, 'ACTIVE') = 'ACTIVE' AND ${node}.dissolvedOnLatest < $today THEN 'ENDED' ` +
  `WHEN ${node}.status IS NULL AND ${node}.foundedOnEarliest > $today THEN 'PLANNED' ` +
  `ELSE coalesce(${node}.status, 'ACTIVE') END`;

/** @returns yyyymmdd by UTC */
export const today = () => Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));

export const date = (edtf) => (edtf === null || edtf === undefined ? null : { edtf });

/** The same rule here, of one start and one end that are days in EDTF or null. */
export function statusOn(day, status, start, end) {
  const number = (edtf) => Number(edtf.replaceAll('-', ''));
  if ((status ?? 'ACTIVE') === 'ACTIVE' && end !== null && number(end) < day) return 'ENDED';
  return status ?? (start !== null && number(start) > day ? 'PLANNED' : 'ACTIVE');
}
