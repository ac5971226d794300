// purpose: every pair of facts that ties an organisation to another, one row each (the partner rule); the organisation
//   itself is bound first, so the cost is that of its own agreements, centres and projects
// parameters: ids
// columns: revision, parent, kind, partner, sortName, via, role, statuses, ownFrom, partnerFrom, viaFrom, ownTo, partnerTo, viaTo, evidence, disputed
MATCH (ledger:Ledger)
UNWIND $ids AS parent
OPTIONAL MATCH (o:Organisation {id: parent})
  USING INDEX SEEK o:Organisation(id)
OPTIONAL CALL (o) {
  MATCH (o)-[a:PARTY_TO]->(via:Agreement)<-[b:PARTY_TO]-(p:Organisation)
  WHERE p <> o
  RETURN 'AGREEMENT' AS kind, a, b, via, p, b.role AS role
  UNION ALL
  MATCH (o)-[a:TAKES_PART_IN]->(via:Centre)<-[b:TAKES_PART_IN]-(p:Organisation)
  WHERE p <> o AND a.role IN ['FOUNDER', 'OPERATOR', 'MEMBER'] AND b.role IN ['FOUNDER', 'OPERATOR', 'MEMBER']
  RETURN 'CENTRE' AS kind, a, b, via, p, b.role AS role
  UNION ALL
  MATCH (o)-[a:BACKS|DEVELOPS]->(via:StartupProject)<-[b:BACKS|DEVELOPS]-(p:Organisation)
  WHERE p <> o
  RETURN 'PROJECT' AS kind, a, b, via, p, b.role AS role
  UNION ALL
  MATCH (o)-[a:COOPERATES_WITH]-(p:Organisation)
  OPTIONAL MATCH (centre:Centre {id: a.through})
    USING INDEX SEEK centre:Centre(id)
  OPTIONAL MATCH (event:Event {id: a.through})
    USING INDEX SEEK event:Event(id)
  RETURN 'COOPERATION' AS kind, a, null AS b, coalesce(centre, event, p) AS via, p, null AS role
}
RETURN ledger.revision AS revision, parent, kind, p.id AS partner, p.sortName AS sortName, via.id AS via, role,
  [coalesce(a.status, 'ACTIVE')]
    + CASE WHEN b IS NULL THEN [] ELSE [coalesce(b.status, 'ACTIVE')] END
    + CASE WHEN via.id = p.id THEN [] ELSE [coalesce(via.status, 'ACTIVE')] END AS statuses,
  a.validFrom AS ownFrom, b.validFrom AS partnerFrom,
  [via.signedOn, via.inForceOn, via.openedOn, via.startedOn] AS viaFrom,
  a.validTo AS ownTo, b.validTo AS partnerTo,
  [via.endedOn, via.closedOn] AS viaTo,
  coalesce(a.evidence, []) + coalesce(b.evidence, []) AS evidence,
  a.disputed IS NOT NULL OR b.disputed IS NOT NULL OR
    (via.id <> p.id AND any(name IN via.disputed WHERE name = 'status' OR name ENDS WITH 'On')) AS disputed
