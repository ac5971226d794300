// purpose: what partners/ties finds, where some of the entities concerned are one body: one row for each pair of edges, with all
//   facts that are equal to either. `place` tells how far the ends of a fact are from the kept ids of their bodies
// parameters: ids
// columns: revision, parent, kind, partner, sortName, via, viaMembers, ownType, own, partnerType, others
MATCH (ledger:Ledger)
UNWIND $ids AS parent
OPTIONAL MATCH (o:Organisation {id: parent})
  USING INDEX SEEK o:Organisation(id)
OPTIONAL CALL (o) {
  UNWIND range(0, size(coalesce(o.body, [o.id])) - 1) AS at
  MATCH (m:Organisation {id: coalesce(o.body, [o.id])[at]})
    USING INDEX SEEK m:Organisation(id)
  CALL (o, m) {
    MATCH (m)-[a:PARTY_TO]->(x:Agreement)
    UNWIND coalesce(x.body, [x.id]) AS viaId
    MATCH (via:Agreement {id: viaId})
      USING INDEX SEEK via:Agreement(id)
    MATCH (via)<-[b:PARTY_TO]-(p:Organisation)
    WHERE p <> o AND NOT p.id IN coalesce(o.body, [])
    RETURN 'AGREEMENT' AS kind, a, x, via, b, p, [] AS ownKey, [] AS partnerKey
    UNION ALL
    MATCH (m)-[a:TAKES_PART_IN]->(x:Centre)
    WHERE a.role IN ['FOUNDER', 'OPERATOR', 'MEMBER']
    UNWIND coalesce(x.body, [x.id]) AS viaId
    MATCH (via:Centre {id: viaId})
      USING INDEX SEEK via:Centre(id)
    MATCH (via)<-[b:TAKES_PART_IN]-(p:Organisation)
    WHERE p <> o AND NOT p.id IN coalesce(o.body, []) AND b.role IN ['FOUNDER', 'OPERATOR', 'MEMBER']
    RETURN 'CENTRE' AS kind, a, x, via, b, p, [a.role] AS ownKey, [b.role] AS partnerKey
    UNION ALL
    MATCH (m)-[a:BACKS|DEVELOPS]->(x:StartupProject)
    UNWIND coalesce(x.body, [x.id]) AS viaId
    MATCH (via:StartupProject {id: viaId})
      USING INDEX SEEK via:StartupProject(id)
    MATCH (via)<-[b:BACKS|DEVELOPS]-(p:Organisation)
    WHERE p <> o AND NOT p.id IN coalesce(o.body, [])
    RETURN 'PROJECT' AS kind, a, x, via, b, p, [coalesce(a.role, '')] AS ownKey, [coalesce(b.role, '')] AS partnerKey
    UNION ALL
    MATCH (m)-[a:COOPERATES_WITH]-(p:Organisation)
    WHERE p <> o AND NOT p.id IN coalesce(o.body, [])
    OPTIONAL MATCH (centre:Centre {id: a.through})
      USING INDEX SEEK centre:Centre(id)
    OPTIONAL MATCH (event:Event {id: a.through})
      USING INDEX SEEK event:Event(id)
    RETURN 'COOPERATION' AS kind, a, coalesce(centre, event) AS x, null AS via, null AS b, p,
      [coalesce(a.through, '')] AS ownKey, [] AS partnerKey
  }
  WITH kind, a, b, p, x, via, ownKey, partnerKey, at,
    coalesce([i IN range(0, size(coalesce(x.body, [])) - 1) WHERE x.body[i] = x.id][0], 0) AS ofX,
    coalesce([i IN range(0, size(coalesce(via.body, [])) - 1) WHERE via.body[i] = via.id][0], 0) AS ofVia,
    coalesce([i IN range(0, size(coalesce(p.body, [])) - 1) WHERE p.body[i] = p.id][0], 0) AS ofP
  RETURN kind, coalesce(p.body[0], p.id) AS partner, coalesce(x.body[0], x.id, p.body[0], p.id) AS viaId,
    head(collect(x)) AS x, type(a) AS ownType, coalesce(a.term, '') AS ownTerm, ownKey,
    type(b) AS partnerType, coalesce(b.term, '') AS partnerTerm, partnerKey,
    collect(DISTINCT a {.*, place: at + CASE kind WHEN 'COOPERATION' THEN ofP ELSE ofX END}) AS own,
    collect(DISTINCT b {.*, place: ofP + ofVia}) AS others
}
OPTIONAL MATCH (q:Organisation {id: partner})
  USING INDEX SEEK q:Organisation(id)
RETURN ledger.revision AS revision, parent, kind, partner, q.sortName AS sortName, viaId AS via, ownType, own, partnerType, others,
  CASE WHEN x IS NULL THEN [] WHEN x.body IS NULL THEN [properties(x)] ELSE COLLECT {
    UNWIND x.body AS memberId
    MATCH (v:Agreement|Centre|StartupProject|Event {id: memberId})
    RETURN properties(v)
  } END AS viaMembers
