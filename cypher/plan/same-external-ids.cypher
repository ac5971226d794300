// purpose: entities with the same outside identifier; a row has id, label, index, query and externalId
// parameters: rows, count
// columns: id, other, externalId
UNWIND $rows AS row
CALL (row) {
  CALL db.index.fulltext.queryNodes(row.index, row.query, {limit: $count}) YIELD node AS n
  WHERE n.id <> row.id AND row.externalId IN n.externalIds
    AND NOT EXISTS { (n)-[r:SAME_AS|DIFFERENT_FROM]-(o) WHERE o.id = row.id }
  RETURN n.id AS other
}
RETURN row.id AS id, other, row.externalId AS externalId
