// purpose: the names of entities, replaced as a whole; a row has element and names of {id, text, lang, kind, fold, reading}
// parameters: rows
// columns:
UNWIND $rows AS row
MATCH (n) WHERE elementId(n) = row.element
CALL (n, row) {
  MATCH (n)-[:HAS_NAME]->(old:Name)
  WHERE NOT old.id IN [name IN row.names | name.id]
  DETACH DELETE old
}
CALL (n, row) {
  UNWIND row.names AS name
  MERGE (m:Name {id: name.id})
  SET m = name
  MERGE (n)-[:HAS_NAME]->(m)
}
