// purpose: names that differ by little from a folded name, in the order of likeness; a row has id, label, fold, query,
//   and judged: ids that it is not compared with
// parameters: rows, count
// columns: id, other, own, text, ownFold, fold
UNWIND $rows AS row
CALL (row) {
  CALL db.index.fulltext.queryNodes('name_near', row.query, {limit: $count}) YIELD node AS m, score
  MATCH (m)<-[:HAS_NAME]-(n)
  WHERE m.fold <> row.fold AND n.id <> row.id AND row.label IN labels(n)
    AND NOT n.id IN row.judged
  RETURN DISTINCT n.id AS other, m.text AS text, m.fold AS fold, score
  ORDER BY score DESC, other
}
RETURN row.id AS id, other, row.text AS own, text, row.fold AS ownFold, fold
