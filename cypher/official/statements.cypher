// purpose: a page of what sources quote or report each official as saying, by source and place in it, what has no place
//   last; one row of nulls for an official without. `total` is null unless counted; source, start and id are the position
//   behind which the page begins, source null for the first page. Backwards: the last ones, or those before the position,
//   the last one first. What was added behind the revision seen is left out
// parameters: ids, counted, backwards, seen, source, start, id, limit
// columns: revision, official, total, evidence, source, start
MATCH (ledger:Ledger)
UNWIND $ids AS official
OPTIONAL CALL (official) {
  WITH * WHERE $counted
  RETURN COUNT { MATCH (e:Evidence {saidBy: official}) WHERE $seen IS NULL OR coalesce(e.addedIn, 0) <= $seen } AS total
}
OPTIONAL CALL (official) {
  WITH * WHERE NOT $backwards
  MATCH (e:Evidence {saidBy: official})
  WHERE ($seen IS NULL OR coalesce(e.addedIn, 0) <= $seen) AND ($source IS NULL OR e.source > $source OR (e.source = $source AND CASE
    WHEN $start IS NULL THEN e.start IS NULL AND e.id > $id
    ELSE e.start > $start OR e.start IS NULL OR (e.start = $start AND e.id > $id)
  END))
  RETURN e ORDER BY e.source, e.start, e.id LIMIT $limit
  UNION ALL
  WITH * WHERE $backwards
  MATCH (e:Evidence {saidBy: official})
  WHERE ($seen IS NULL OR coalesce(e.addedIn, 0) <= $seen) AND ($source IS NULL OR e.source < $source OR (e.source = $source AND CASE
    WHEN $start IS NULL THEN e.start IS NOT NULL OR e.id < $id
    ELSE e.start < $start OR (e.start = $start AND e.id < $id)
  END))
  RETURN e ORDER BY e.source DESC, e.start DESC, e.id DESC LIMIT $limit
}
RETURN ledger.revision AS revision, official, total, e.id AS evidence, e.source AS source, e.start AS start
