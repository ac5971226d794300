/**
 * Partners of an organisation: the statement groups and counts pairs of facts, and reads the properties of those that are
 * shown, so that what a tie says follows from its few pairs.
 */
const stands = (...variables) =>
  variables.map((x) => `coalesce(${x}.status, 'ACTIVE') <> 'WITHDRAWN'`).join(' AND ');
const over = (end, start) => `coalesce(${end} < ${start}, false)`;

/** Pairs that lead to one thing, and were there at one time. */
const through = (o, kind, type, label, starts, ends, condition = '') => {
  const from = (fact) => `coalesce(${fact}.accededOnEarliest, v.${starts}Earliest)`;
  const to = (fact) => `coalesce(${fact}.leftOnLatest, v.${ends}Latest)`;
  return `MATCH (${o})-[a:${type}]->(v:${label}) WHERE ${stands('a', 'v')}${condition.replaceAll('$', 'a')}
  MATCH (v)<-[b:${type}]-(p:Organisation)
  WHERE p <> ${o} AND ${stands('b')}${condition.replaceAll('$', 'b')}
    AND NOT ${over(to('a'), from('b'))} AND NOT ${over(to('b'), from('a'))}
  RETURN '${kind}' AS kind, a, b, v, p`;
};

/** @param {string} o the organisation's variable @returns the part of a statement that binds `o` and `found`, its partners */
const grouped = (o) => `OPTIONAL CALL (${o}) {
  ${through(o, 'AGREEMENT', 'PARTY_TO', 'Agreement', 'signedOn', 'endedOn')}
  UNION ALL
  ${through(o, 'CENTRE', 'TAKES_PART_IN', 'Centre', 'openedOn', 'closedOn', " AND $.role IN ['FOUNDER', 'OPERATOR', 'MEMBER']")}
  UNION ALL
  ${through(o, 'PROJECT', 'BACKS|DEVELOPS', 'StartupProject', 'startedOn', 'endedOn')}
  UNION ALL
  MATCH (${o})-[a:COOPERATES_WITH]-(p:Organisation) WHERE ${stands('a')}
  RETURN 'COOPERATION' AS kind, a, null AS b, p AS v, p
}
WITH ${o}, p, kind, v, collect([a, b]) AS pairs
WITH ${o}, p, count(v) AS ties, collect([kind, v, pairs]) AS of
ORDER BY ties DESC, p.id
WITH ${o}, collect([p, of]) AS found
WITH ${o}, [one IN found WHERE one[0] IS NOT NULL] AS found`;

const shown = 10;
const starts = 'coalesce(tie[1].signedOn, tie[1].openedOn, tie[1].startedOn)';
const ends = 'coalesce(tie[1].endedOn, tie[1].closedOn)';
const ownFrom = 'coalesce(pair[0].validFrom, pair[0].accededOn)';

/** One row: `id`, `name`, `total`, and `partners` as lists of lists. */
export const partnersStatement = `MATCH (o:Organisation {id: $id})
${grouped('o')}
RETURN o.id AS id, o.name AS name, size(found) AS total,
  [one IN found[0..${shown}] | [one[0].id, one[0].name, one[0].kind, [tie IN one[1] |
    [tie[0], tie[1].id, tie[1].name, tie[1].status, ${starts}, ${ends}, [pair IN tie[2] |
      [pair[0].status, ${ownFrom}, pair[0].leftOn, pair[1].status, pair[1].accededOn, pair[1].leftOn, pair[1].role]]]]]] AS partners`;

/** The same of a bound variable, as a map `page` with names for everything. */
export const partnersOf = (o) => `${grouped(o)}
RETURN {total: size(found), partners: [one IN found[0..${shown}] | {id: one[0].id, name: one[0].name, kind: one[0].kind,
  ties: [tie IN one[1] | {kind: tie[0], via: tie[1].id, name: tie[1].name, status: tie[1].status, starts: ${starts},
    ends: ${ends}, pairs: [pair IN tie[2] | {own: pair[0].status, ownFrom: ${ownFrom}, ownTo: pair[0].leftOn,
      partner: pair[1].status, partnerFrom: pair[1].accededOn, partnerTo: pair[1].leftOn, role: pair[1].role}]}]}]} AS page`;
