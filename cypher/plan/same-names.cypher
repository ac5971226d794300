// purpose: entities with the same folded name; a row has id, label and fold
// parameters: rows, count
// columns: id, other, own, text
UNWIND $rows AS row
CALL (row) {
  MATCH (m:Name {fold: row.fold})<-[:HAS_NAME]-(n)
  WHERE n.id <> row.id AND row.label IN labels(n)
    AND NOT EXISTS { (n)-[r:SAME_AS|DIFFERENT_FROM]-(o) WHERE o.id = row.id }
  RETURN DISTINCT n.id AS other, m.text AS text
  ORDER BY other LIMIT $count
}
RETURN row.id AS id, other, row.text AS own, text
