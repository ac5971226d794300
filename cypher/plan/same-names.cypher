// purpose: entities of one type with the same folded name, the first by id; a row has id, prefix of ids
//   of its type, fold, and judged: ids that it is not compared with
// parameters: rows, count
// columns: id, other, own, text
// A name's id begins with that of its entity, so the index gives one type's in order: of many that bear a name few are read.
UNWIND $rows AS row
CALL (row) {
  MATCH (m:Name)
  USING INDEX SEEK m:Name(fold, id)
  WHERE m.fold = row.fold AND m.id STARTS WITH row.prefix
  WITH m, row ORDER BY m.fold, m.id
  MATCH (m)<-[:HAS_NAME]-(n)
  WHERE n.id <> row.id
    AND NOT n.id IN row.judged
  RETURN n.id AS other, m.text AS text
  LIMIT $count
}
RETURN row.id AS id, other, row.text AS own, text
