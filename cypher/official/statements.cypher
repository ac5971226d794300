// purpose: a page of what sources quote or report each official as saying, by source and place in it, what has no place
//   last; one row of nulls for an official without. `total` is null unless counted; source, start and id are the position
//   behind which the page begins, source null for the first page
// parameters: ids, counted, source, start, id, limit
// columns: revision, official, total, evidence, source, start
MATCH (ledger:Ledger)
UNWIND $ids AS official
OPTIONAL CALL (official) {
  WITH * WHERE $counted
  RETURN COUNT { (:Evidence {saidBy: official}) } AS total
}
OPTIONAL CALL (official) {
  MATCH (e:Evidence {saidBy: official})
  WHERE $source IS NULL OR e.source > $source OR (e.source = $source AND CASE
    WHEN $start IS NULL THEN e.start IS NULL AND e.id > $id
    ELSE e.start > $start OR e.start IS NULL OR (e.start = $start AND e.id > $id)
  END)
  RETURN e ORDER BY e.source, e.start, e.id LIMIT $limit
}
RETURN ledger.revision AS revision, official, total, e.id AS evidence, e.source AS source, e.start AS start
