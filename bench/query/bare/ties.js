/** What ties say, from the few pairs of facts of each: the partner rule for what the graph of the benchmark holds. */
import { date, statusOn, today } from './status.js';

const strength = ['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE'];
const byStrength = (a, b) => strength.indexOf(a) - strength.indexOf(b);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** Days in EDTF: their texts are in the order of time. */
const earliest = (days) => days.filter((day) => day !== null).sort()[0] ?? null;

/** @param page `total` and `partners` as the statement gives them */
export function partnerPage({ total, partners }) {
  const day = today();
  return { totalCount: total, edges: partners.map((partner) => edgeOf(partner, day)) };
}

function edgeOf([id, name, kind, of], day) {
  const ties = of
    .map((tie) => tieOf(tie, day))
    .sort((a, b) => byStrength(b.status, a.status) || compare(a.kind, b.kind) || compare(a.via.id, b.via.id));
  const begun = ties.filter(({ status }) => status !== 'PLANNED');
  return {
    status: ties[0].status,
    tieCount: ties.length,
    since: date(earliest(begun.map(({ validFrom }) => validFrom?.edtf ?? null))),
    node: { id, name, kind },
    ties,
  };
}

function tieOf([kind, id, name, status, starts, ends, pairs], day) {
  const isDirect = kind === 'COOPERATION';
  const via = isDirect ? [] : [statusOn(day, status, starts, ends)];
  const statuses = pairs.map(([own, ownFrom, ownTo, partner, partnerFrom, partnerTo]) => {
    const facts = [statusOn(day, own, ownFrom, ownTo)];
    if (!isDirect) facts.push(statusOn(day, partner, partnerFrom, partnerTo));
    return [...facts, ...via].sort(byStrength)[0];
  });
  const from = pairs.map(([, own, , , partner]) => {
    if (isDirect) return own;
    const [a, b] = [own ?? starts, partner ?? starts];
    return a === null || b === null ? null : a > b ? a : b;
  });
  return {
    kind,
    status: statuses.sort(byStrength).at(-1),
    roles: [...new Set(pairs.flatMap(([, , , , , , role]) => (role ? [role] : [])))].sort(),
    validFrom: date(earliest(from)),
    via: { id, name },
  };
}
