// purpose: what official/statements finds, where some officials are one body: what any of its members is quoted as saying
// parameters: ids, counted, source, start, id, limit
// columns: revision, official, total, evidence, source, start
MATCH (ledger:Ledger)
UNWIND $ids AS official
OPTIONAL MATCH (o:Official {id: official})
  USING INDEX SEEK o:Official(id)
WITH ledger, official, coalesce(o.body, [official]) AS members
OPTIONAL CALL (members) {
  WITH * WHERE $counted
  UNWIND members AS member
  RETURN sum(COUNT { (:Evidence {saidBy: member}) }) AS total
}
OPTIONAL CALL (members) {
  UNWIND members AS member
  MATCH (e:Evidence {saidBy: member})
  WHERE $source IS NULL OR e.source > $source OR (e.source = $source AND CASE
    WHEN $start IS NULL THEN e.start IS NULL AND e.id > $id
    ELSE e.start > $start OR e.start IS NULL OR (e.start = $start AND e.id > $id)
  END)
  RETURN e ORDER BY e.source, e.start, e.id LIMIT $limit
}
RETURN ledger.revision AS revision, official, total, e.id AS evidence, e.source AS source, e.start AS start
