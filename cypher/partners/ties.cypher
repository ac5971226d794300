// purpose: every pair of facts that ties an organisation to another, one row each (the partner rule); the organisation
//   itself is bound first, so the cost is that of its own agreements, centres and projects. Dates come in the order in
//   which the first known one counts; statuses come as they are stated
// parameters: ids
// columns: revision, parent, kind, partner, sortName, via, role, ownFact, partnerFact, ownStatus, partnerStatus, viaStatus,
//   ownHolds, partnerHolds, ownFrom, partnerFrom, viaFrom, ownTo, partnerTo, viaTo, evidence, inferred, viaInferred, ownNote, partnerNote, viaNote, disputed
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
  RETURN 'COOPERATION' AS kind, a, null AS b, coalesce(centre, event) AS via, p, null AS role
}
RETURN ledger.revision AS revision, parent, kind, p.id AS partner, p.sortName AS sortName,
  coalesce(via.id, p.id) AS via, role, a.factId AS ownFact, b.factId AS partnerFact,
  a.holdsFrom AS ownHolds, b.holdsFrom AS partnerHolds, a.status AS ownStatus, b.status AS partnerStatus, via.status AS viaStatus,
  [a.validFrom, a.inForceOn, a.accededOn, a.ratifiedOn, a.signedOn] AS ownFrom,
  [b.validFrom, b.inForceOn, b.accededOn, b.ratifiedOn, b.signedOn] AS partnerFrom,
  [via.signedOn, via.inForceOn, via.openedOn, via.startedOn, via.heldOn] AS viaFrom,
  [a.validTo, a.leftOn] AS ownTo, [b.validTo, b.leftOn] AS partnerTo,
  [via.endedOn, via.closedOn, via.heldOn] AS viaTo,
  coalesce(a.evidence, []) + coalesce(b.evidence, []) AS evidence,
  coalesce(a.inferred, []) + coalesce(b.inferred, []) AS inferred, coalesce(via.inferred, []) AS viaInferred,
  a.note AS ownNote, b.note AS partnerNote, via.note AS viaNote,
  a.disputed IS NOT NULL OR b.disputed IS NOT NULL OR
    any(name IN via.disputed WHERE name = 'status' OR name ENDS WITH 'On') AS disputed
