/** Where things stand on a day, in Cypher: the rule of `dates/status.ts` for what the graph of the benchmark holds. */

/** Agreement, Centre: the status is always stated, and ACTIVE ends with an end that has passed. */
export const ofDated = (node, end) =>
  `CASE WHEN ${node}.status = 'ACTIVE' AND ${node}.${end}Latest < $today THEN 'ENDED' ELSE ${node}.status END`;

/** Organisation, StartupProject: nothing stated means ACTIVE, or PLANNED while the start lies ahead. */
export const ofLasting = (node, start, end) =>
  `CASE WHEN coalesce(${node}.status, 'ACTIVE') = 'ACTIVE' AND ${node}.${end}Latest < $today THEN 'ENDED' ` +
  `WHEN ${node}.status IS NULL AND ${node}.${start}Earliest > $today THEN 'PLANNED' ` +
  `ELSE coalesce(${node}.status, 'ACTIVE') END`;

export const ofOrganisation = (node) => ofLasting(node, 'foundedOn', 'dissolvedOn');

/** @returns yyyymmdd by UTC */
export const today = () => Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));

export const date = (edtf) => (edtf === null || edtf === undefined ? null : { edtf });

/** The same rule here, of one start and one end that are days in EDTF or null. */
export function statusOn(day, status, start, end) {
  const number = (edtf) => Number(edtf.replaceAll('-', ''));
  if ((status ?? 'ACTIVE') === 'ACTIVE' && end !== null && number(end) < day) return 'ENDED';
  return status ?? (start !== null && number(start) > day ? 'PLANNED' : 'ACTIVE');
}
