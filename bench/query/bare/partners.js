/**
 * Partners with their ties. The statement groups and counts pairs of facts, and reads the properties of those that are
 * shown; what a tie says follows from its few pairs here.
 */
import { read } from './read.js';
import { date, statusOn, today } from './status.js';

const stands = (...variables) =>
  variables.map((x) => `coalesce(${x}.status, 'ACTIVE') <> 'WITHDRAWN'`).join(' AND ');
const over = (end, start) => `coalesce(${end} < ${start}, false)`;

/** Pairs that lead to one thing, and were there at one time. */
const through = (kind, type, label, starts, ends, condition = '') => {
  const from = (fact) => `coalesce(${fact}.accededOnEarliest, v.${starts}Earliest)`;
  const to = (fact) => `coalesce(${fact}.leftOnLatest, v.${ends}Latest)`;
  return `MATCH (o)-[a:${type}]->(v:${label}) WHERE ${stands('a', 'v')}${condition.replaceAll('$', 'a')}
  MATCH (v)<-[b:${type}]-(p:Organisation)
  WHERE p <> o AND ${stands('b')}${condition.replaceAll('$', 'b')}
    AND NOT ${over(to('a'), from('b'))} AND NOT ${over(to('b'), from('a'))}
  RETURN '${kind}' AS kind, a, b, v, p`;
};

const statement = `MATCH (o:Organisation {id: $id})
OPTIONAL CALL (o) {
  ${through('AGREEMENT', 'PARTY_TO', 'Agreement', 'signedOn', 'endedOn')}
  UNION ALL
  ${through('CENTRE', 'TAKES_PART_IN', 'Centre', 'openedOn', 'closedOn', " AND $.role IN ['FOUNDER', 'OPERATOR', 'MEMBER']")}
  UNION ALL
  ${through('PROJECT', 'BACKS|DEVELOPS', 'StartupProject', 'startedOn', 'endedOn')}
  UNION ALL
  MATCH (o)-[a:COOPERATES_WITH]-(p:Organisation) WHERE ${stands('a')}
  RETURN 'COOPERATION' AS kind, a, null AS b, p AS v, p
}
WITH o, p, kind, v, collect([a, b]) AS pairs
WITH o, p, count(v) AS ties, collect([kind, v, pairs]) AS of
ORDER BY ties DESC, p.id
WITH o, collect([p, of]) AS all
RETURN o.id AS id, o.name AS name, size([one IN all WHERE one[0] IS NOT NULL]) AS total,
  [one IN all[0..10] WHERE one[0] IS NOT NULL | [one[0].id, one[0].name, one[0].kind, [tie IN one[1] |
    [tie[0], tie[1].id, tie[1].name, tie[1].status, coalesce(tie[1].signedOn, tie[1].openedOn, tie[1].startedOn),
      coalesce(tie[1].endedOn, tie[1].closedOn), [pair IN tie[2] |
        [pair[0].status, coalesce(pair[0].validFrom, pair[0].accededOn), pair[0].leftOn,
          pair[1].status, pair[1].accededOn, pair[1].leftOn, pair[1].role]]]]]] AS partners`;

const strength = ['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE'];
const byStrength = (a, b) => strength.indexOf(a) - strength.indexOf(b);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** Days in EDTF: their texts are in the order of time. */
const earliest = (days) => days.filter((day) => day !== null).sort()[0] ?? null;

export async function partners({ id }) {
  const row = await read(statement, { id });
  if (!row) return { organisation: null };
  const day = today();
  return {
    organisation: {
      ...{ id: row.id, name: row.name },
      partners: { totalCount: row.total, edges: row.partners.map((partner) => edgeOf(partner, day)) },
    },
  };
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
