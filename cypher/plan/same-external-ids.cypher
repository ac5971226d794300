// purpose: entities with the same outside identifier; a row has id, index, externalId, and a
//   regular expression for all ways to write it: pattern, and as a query of the index; judged: ids that it is not compared with
// parameters: rows, count
// columns: id, other, externalId
UNWIND $rows AS row
CALL (row) {
  CALL db.index.fulltext.queryNodes(row.index, row.query, {limit: $count}) YIELD node AS n
  WHERE n.id <> row.id AND any(one IN n.externalIds WHERE one =~ row.pattern)
    AND NOT n.id IN row.judged
  RETURN n.id AS other
}
RETURN row.id AS id, other, row.externalId AS externalId
