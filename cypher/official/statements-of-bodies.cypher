// purpose: what official/statements finds, where some officials are one body: what any of its members is quoted as saying
// parameters: ids, counted, backwards, seen, source, start, id, limit
// columns: revision, official, total, evidence, source, start
MATCH (ledger:Ledger)
UNWIND $ids AS official
OPTIONAL MATCH (o:Official {id: official})
  USING INDEX SEEK o:Official(id)
WITH ledger, official, coalesce(o.body, [official]) AS members
OPTIONAL CALL (members) {
  WITH * WHERE $counted
  UNWIND members AS member
  RETURN sum(COUNT { MATCH (e:Evidence {saidBy: member}) WHERE $seen IS NULL OR coalesce(e.addedIn, 0) <= $seen }) AS total
}
OPTIONAL CALL (members) {
  WITH * WHERE NOT $backwards
  UNWIND members AS member
  MATCH (e:Evidence {saidBy: member})
  WHERE ($seen IS NULL OR coalesce(e.addedIn, 0) <= $seen) AND ($source IS NULL OR e.source > $source OR (e.source = $source AND CASE
    WHEN $start IS NULL THEN e.start IS NULL AND e.id > $id
    ELSE e.start > $start OR e.start IS NULL OR (e.start = $start AND e.id > $id)
  END))
  RETURN e ORDER BY e.source, e.start, e.id LIMIT $limit
  UNION ALL
  WITH * WHERE $backwards
  UNWIND members AS member
  MATCH (e:Evidence {saidBy: member})
  WHERE ($seen IS NULL OR coalesce(e.addedIn, 0) <= $seen) AND ($source IS NULL OR e.source < $source OR (e.source = $source AND CASE
    WHEN $start IS NULL THEN e.start IS NOT NULL OR e.id < $id
    ELSE e.start < $start OR (e.start = $start AND e.id < $id)
  END))
  RETURN e ORDER BY e.source DESC, e.start DESC, e.id DESC LIMIT $limit
}
RETURN ledger.revision AS revision, official, total, e.id AS evidence, e.source AS source, e.start AS start
